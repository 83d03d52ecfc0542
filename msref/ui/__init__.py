"""
The window and everything in it: the only Qt in msref besides `msref.app`.

`page` is what the window asks of a page, `theme` the colours, `screens` one page each, `widgets` the parts they are made of, `window` the frame.
No decision about content is made here; screens call the use cases and the library.
"""
