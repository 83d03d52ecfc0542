/* Wine 8 has no icuuc.dll; Qt only asks it for exotic text codecs. Every converter "cannot be opened". Never shipped. */
#define F(name) __declspec(dllexport) void *name(void) { return 0; }
F(ucnv_open) F(ucnv_close) F(UCNV_FROM_U_CALLBACK_SUBSTITUTE) F(UCNV_TO_U_CALLBACK_SUBSTITUTE) F(ucnv_reset)
F(ucnv_getMaxCharSize) F(ucnv_getName) F(ucnv_getToUCallBack) F(ucnv_getFromUCallBack) F(ucnv_setToUCallBack)
F(ucnv_setFromUCallBack) F(ucnv_cbToUWriteUChars) F(ucnv_toUnicode) F(ucnv_cbFromUWriteUChars) F(ucnv_toUCountPending)
F(ucnv_fromUCountPending) F(ucnv_getStandardName) F(ucnv_getAvailableName) F(ucnv_countAvailable) F(ucnv_fromUnicode)
