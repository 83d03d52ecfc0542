<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AssessCriteriaScreen</name>
    <message>
        <source>Patient: published definitions</source>
        <translation>Patient&#xa0;: définitions publiées</translation>
    </message>
    <message>
        <source>Most definitions wait for</source>
        <translation>Ce qui manque au plus grand nombre de définitions</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Copy the definitions shown, with reasons and sources (Ctrl+Shift+C)</source>
        <translation>Copier les définitions affichées, avec raisons et sources (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Copied the definitions shown, with reasons and sources.</source>
        <translation>Définitions affichées copiées, avec raisons et sources.</translation>
    </message>
    <message>
        <source>1 definition answered anew.</source>
        <translation>1 définition réévaluée.</translation>
    </message>
    <message>
        <source>{count} definitions answered anew.</source>
        <translation>{count} définitions réévaluées.</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>Définitions</translation>
    </message>
    <message>
        <source>What is missing decides</source>
        <translation>Données manquantes décisives</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
</context>
<context>
    <name>BookmarkDialog</name>
    <message>
        <source>Bookmark</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>No folder; type a name for a new one</source>
        <translation>Aucun dossier&#xa0;; tapez un nom pour en créer un</translation>
    </message>
    <message>
        <source>Remove bookmark</source>
        <translation>Supprimer le signet</translation>
    </message>
</context>
<context>
    <name>BookmarksScreen</name>
    <message>
        <source>Bookmarks and notes</source>
        <translation>Signets et notes</translation>
    </message>
    <message>
        <source>Search in your bookmarks and notes</source>
        <translation>Rechercher dans vos signets et notes</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Nouveau dossier…</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>Déplacer vers un dossier</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>Vos notes</translation>
    </message>
    <message>
        <source>In no folder</source>
        <translation>Hors dossier</translation>
    </message>
    <message>
        <source>{folder} (empty)</source>
        <translation>{folder} (vide)</translation>
    </message>
    <message>
        <source>No longer in the library</source>
        <translation>N’est plus dans la bibliothèque</translation>
    </message>
    <message>
        <source>Bookmarked {day}</source>
        <translation>Signet du {day}</translation>
    </message>
    <message>
        <source>No bookmark and no note of yours holds these words.</source>
        <translation>Aucun de vos signets ni de vos notes ne contient ces mots.</translation>
    </message>
    <message>
        <source>Nothing is kept yet. Open a page and press “Bookmark” (Ctrl+D) or “Note” (Ctrl+Shift+N).</source>
        <translation>Rien n’est encore conservé. Ouvrez une page et cliquez sur «&#xa0;Signet&#xa0;» (Ctrl+D) ou «&#xa0;Note&#xa0;» (Ctrl+Shift+N).</translation>
    </message>
    <message>
        <source>Your own marks and words, kept on this computer only.</source>
        <translation>Vos propres signets et notes, conservés sur cet ordinateur seulement.</translation>
    </message>
    <message>
        <source>Bookmark removed: {label}</source>
        <translation>Signet supprimé&#xa0;: {label}</translation>
    </message>
    <message>
        <source>Note removed: {title}</source>
        <translation>Note supprimée&#xa0;: {title}</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Renommer le dossier</translation>
    </message>
    <message>
        <source>Folder removed: {folder}. Its bookmarks are in no folder now.</source>
        <translation>Dossier supprimé&#xa0;: {folder}. Ses signets sont maintenant hors dossier.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Remove the folder, keep its bookmarks</source>
        <translation>Supprimer le dossier, garder ses signets</translation>
    </message>
    <message>
        <source>There is no folder yet</source>
        <translation>Il n’y a pas encore de dossier</translation>
    </message>
    <message>
        <source>A new folder…</source>
        <translation>Un nouveau dossier…</translation>
    </message>
    <message>
        <source>Bookmarks and notes…</source>
        <translation>Signets et notes…</translation>
    </message>
    <message>
        <source>Bookmarks, notes and history…</source>
        <translation>Signets, notes et historique…</translation>
    </message>
</context>
<context>
    <name>Breadcrumbs</name>
    <message>
        <source>Where this page stands in the library</source>
        <translation>Fil d’Ariane&#xa0;: place de cette page dans la bibliothèque</translation>
    </message>
</context>
<context>
    <name>BrowseLibrary</name>
    <message>
        <source>The library has no list &quot;{name}&quot;. The Library page shows the lists there are.</source>
        <translation>La bibliothèque n’a pas de liste «&#xa0;{name}&#xa0;». La page Bibliothèque montre les listes existantes.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Tables to filter and compare, and the studies behind them.</source>
        <translation>Des tableaux à filtrer et à comparer, et les études dont ils sont tirés.</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Algorithmes</translation>
    </message>
    <message>
        <source>Each asks one question at a time; unknown is always an answer. Cases are fictional and show one way through.</source>
        <translation>Chacun pose une question à la fois&#xa0;; «&#xa0;inconnu&#xa0;» est toujours une réponse possible. Les cas sont fictifs et montrent un chemin parmi d’autres.</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 fiche</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} fiches</translation>
    </message>
</context>
<context>
    <name>CalculatorBands</name>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} à {high}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
</context>
<context>
    <name>CalculatorExport</name>
    <message>
        <source>Supports, does not replace, clinical judgement.</source>
        <translation>Soutient le jugement clinique, ne le remplace pas.</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>Quand l’utiliser</translation>
    </message>
    <message>
        <source>When not to use it</source>
        <translation>Quand ne pas l’utiliser</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Données d’entrée</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Why this result</source>
        <translation>Pourquoi ce résultat</translation>
    </message>
    <message>
        <source>Other published readings</source>
        <translation>Autres interprétations publiées</translation>
    </message>
    <message>
        <source>Beware</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Pitfalls</source>
        <translation>Pièges</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>No result yet. Not known: {inputs}.</source>
        <translation>Pas encore de résultat. Non connu&#xa0;: {inputs}.</translation>
    </message>
    <message>
        <source>Not known: {inputs}.</source>
        <translation>Non connu&#xa0;: {inputs}.</translation>
    </message>
    <message>
        <source>Still possible: {range}.</source>
        <translation>Encore possible&#xa0;: {range}.</translation>
    </message>
    <message>
        <source>{value} (from the patient)</source>
        <translation>{value} (valeur du patient)</translation>
    </message>
    <message>
        <source>{value} (what-if; the patient&apos;s value is {known})</source>
        <translation>{value} (hypothèse&#xa0;; valeur du patient&#xa0;: {known})</translation>
    </message>
</context>
<context>
    <name>CalculatorField</name>
    <message>
        <source>Yes, it is right</source>
        <translation>Oui, c’est exact</translation>
    </message>
    <message>
        <source>● From the patient</source>
        <translation>● Valeur du patient</translation>
    </message>
    <message>
        <source>Needed for a result</source>
        <translation>Nécessaire au résultat</translation>
    </message>
    <message>
        <source>What-if: the patient&apos;s value is {value} and stays so.</source>
        <translation>Hypothèse&#xa0;: la valeur du patient est {value} et le reste.</translation>
    </message>
    <message>
        <source>Entered here; the same as the patient&apos;s value.</source>
        <translation>Saisi ici&#xa0;; identique à la valeur du patient.</translation>
    </message>
    <message>
        <source>Not used: {reason}</source>
        <translation>Non utilisé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Unusual, and confirmed.</source>
        <translation>Inhabituel, et confirmé.</translation>
    </message>
    <message>
        <source>⚠ Unusual: {question}</source>
        <translation>⚠ Inhabituel&#xa0;: {question}</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>usually {range}. Is {value} right?</source>
        <translation>d’ordinaire {range}. {value} est-il exact&#xa0;?</translation>
    </message>
    <message>
        <source>Use the patient&apos;s value</source>
        <translation>Utiliser la valeur du patient</translation>
    </message>
    <message>
        <source>Give up what was entered here and follow the patient panel</source>
        <translation>Abandonner la saisie faite ici et suivre le volet du patient</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Non choisi</translation>
    </message>
</context>
<context>
    <name>CalculatorPopulations</name>
    <message>
        <source>Notes for this patient</source>
        <translation>Notes pour ce patient</translation>
    </message>
    <message>
        <source>Notes that may concern the patient</source>
        <translation>Notes qui peuvent concerner le patient</translation>
    </message>
</context>
<context>
    <name>CalculatorText</name>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Prognosis</source>
        <translation>Pronostic</translation>
    </message>
    <message>
        <source>Response to treatment</source>
        <translation>Réponse au traitement</translation>
    </message>
    <message>
        <source>Dosing</source>
        <translation>Posologie</translation>
    </message>
    <message>
        <source>Scale or rule</source>
        <translation>Échelle ou règle</translation>
    </message>
    <message>
        <source>No result: the source gives none for these inputs.</source>
        <translation>Pas de résultat&#xa0;: la source n’en donne aucun pour ces données.</translation>
    </message>
    <message>
        <source>No result: an input cannot be used.</source>
        <translation>Pas de résultat&#xa0;: une donnée d’entrée est inutilisable.</translation>
    </message>
    <message>
        <source>met</source>
        <translation>rempli</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>non rempli</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>{low} to {high} {unit}</source>
        <translation>{low} à {high} {unit}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>? No result yet</source>
        <translation>? Pas encore de résultat</translation>
    </message>
    <message>
        <source>Still possible for {result}: {range}.</source>
        <translation>Encore possible pour {result}&#xa0;: {range}.</translation>
    </message>
    <message>
        <source>Not known: {inputs}.</source>
        <translation>Non connu&#xa0;: {inputs}.</translation>
    </message>
    <message>
        <source>What can be told so far</source>
        <translation>Ce que l’on peut déjà dire</translation>
    </message>
    <message>
        <source>Why this result</source>
        <translation>Pourquoi ce résultat</translation>
    </message>
    <message>
        <source>Other published readings</source>
        <translation>Autres interprétations publiées</translation>
    </message>
    <message>
        <source>⚠ Beware</source>
        <translation>⚠ Attention</translation>
    </message>
    <message>
        <source>Rule from:</source>
        <translation>Règle tirée de&#xa0;:</translation>
    </message>
    <message>
        <source>▸ this result:</source>
        <translation>▸ ce résultat&#xa0;:</translation>
    </message>
    <message>
        <source>possible {range}</source>
        <translation>possible&#xa0;: {range}</translation>
    </message>
    <message>
        <source>usual {range}</source>
        <translation>habituel&#xa0;: {range}</translation>
    </message>
    <message>
        <source>May be left out.</source>
        <translation>Facultatif.</translation>
    </message>
</context>
<context>
    <name>CaseFiles</name>
    <message>
        <source>Save case: choose a file name that identifies nobody</source>
        <translation>Enregistrer le cas&#xa0;: choisissez un nom de fichier qui n’identifie personne</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Ouvrir un cas</translation>
    </message>
    <message>
        <source>msref case (*{ending});;JSON (*.json);;All files (*)</source>
        <translation>Cas msref (*{ending});;JSON (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The file {file} could not be written ({reason}). Choose another folder.</source>
        <translation>Le fichier {file} n’a pas pu être écrit ({reason}). Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Case not saved</source>
        <translation>Cas non enregistré</translation>
    </message>
    <message>
        <source>Saved {file}. The file is your own: msref keeps no copy, and it holds no name or number.</source>
        <translation>{file} enregistré. Ce fichier est à vous&#xa0;: msref n’en garde pas de copie, et il ne contient ni nom ni numéro.</translation>
    </message>
    <message>
        <source>The patient in memory is as it was.</source>
        <translation>Le patient en mémoire est inchangé.</translation>
    </message>
    <message>
        <source>Case not opened</source>
        <translation>Cas non ouvert</translation>
    </message>
    <message>
        <source>Case files are not saved on this computer: the policy of your organisation forbids it.</source>
        <translation>Les fichiers de cas ne sont pas enregistrés sur cet ordinateur&#xa0;: les règles de votre établissement l’interdisent.</translation>
    </message>
    <message>
        <source>The file {file} is too large to be a case.</source>
        <translation>Le fichier {file} est trop volumineux pour être un cas.</translation>
    </message>
    <message>
        <source>The file {file} is not UTF-8 text, so it is no case.</source>
        <translation>Le fichier {file} n’est pas du texte UTF-8, ce n’est donc pas un cas.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read ({reason}).</source>
        <translation>Le fichier {file} ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>&quot;today&quot;: the case is for {day}, which lies after today, {today}. Check this computer&apos;s clock.</source>
        <translation>«&#xa0;today&#xa0;»&#xa0;: le cas est daté du {day}, postérieur à aujourd’hui, {today}. Vérifiez l’horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>Replace the patient?</source>
        <translation>Remplacer le patient&#xa0;?</translation>
    </message>
    <message>
        <source>A patient is in memory. Opening the case forgets everything about it: facts and answers given by hand.</source>
        <translation>Un patient est en mémoire. Ouvrir le cas en efface tout&#xa0;: les données et les réponses données à la main.</translation>
    </message>
    <message>
        <source>Opened {file}: {count} fact, case of {day}.</source>
        <translation>{file} ouvert&#xa0;: {count} donnée, cas du {day}.</translation>
    </message>
    <message>
        <source>Opened {file}: {count} facts, case of {day}.</source>
        <translation>{file} ouvert&#xa0;: {count} données, cas du {day}.</translation>
    </message>
    <message>
        <source>Dates now count from today, {today}; check what may have changed since.</source>
        <translation>Les dates comptent désormais à partir d’aujourd’hui, {today}&#xa0;; vérifiez ce qui a pu changer depuis.</translation>
    </message>
    <message>
        <source>”, “</source>
        <translation>&#xa0;», «&#xa0;</translation>
    </message>
    <message>
        <source>Its answers given by hand stand in “{algorithms}”.</source>
        <translation>Ses réponses données à la main se trouvent dans «&#xa0;{algorithms}&#xa0;».</translation>
    </message>
    <message>
        <source>Its answers given by hand in “{algorithm}” do not fit this library and were left out.</source>
        <translation>Ses réponses données à la main dans «&#xa0;{algorithm}&#xa0;» ne correspondent pas à cette bibliothèque et ont été laissées de côté.</translation>
    </message>
    <message>
        <source>Its answers given by hand fit no single algorithm of this library and were left out.</source>
        <translation>Ses réponses données à la main ne correspondent à aucun algorithme précis de cette bibliothèque et ont été laissées de côté.</translation>
    </message>
</context>
<context>
    <name>CaseLine</name>
    <message>
        <source>Case shown: {case}</source>
        <translation>Cas affiché&#xa0;: {case}</translation>
    </message>
</context>
<context>
    <name>ChartDrawing</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>{kind} · now</source>
        <translation>{kind} · en cours</translation>
    </message>
    <message>
        <source>{kind} · passed</source>
        <translation>{kind} · passée</translation>
    </message>
</context>
<context>
    <name>ChartPaper</name>
    <message>
        <source>The chart</source>
        <translation>Le schéma</translation>
    </message>
    <message>
        <source>The chart, part {number} of {count}</source>
        <translation>Le schéma, partie {number} sur {count}</translation>
    </message>
</context>
<context>
    <name>ChartPath</name>
    <message>
        <source>answered by hand</source>
        <translation>répondu à la main</translation>
    </message>
    <message>
        <source>from the patient&apos;s parameters</source>
        <translation>d’après les paramètres du patient</translation>
    </message>
</context>
<context>
    <name>ChartToolbar</name>
    <message>
        <source>Chart</source>
        <translation>Schéma</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>One question</source>
        <translation>Une question</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Revenir d’un pas</translation>
    </message>
    <message>
        <source>Take back the last answer given by hand (Backspace)</source>
        <translation>Retirer la dernière réponse donnée à la main (Retour arrière)</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Begin again; asks first when answers were given by hand (R)</source>
        <translation>Recommencer&#xa0;; demande d’abord confirmation si des réponses ont été données à la main (R)</translation>
    </message>
    <message>
        <source>Copy walk</source>
        <translation>Copier le parcours</translation>
    </message>
    <message>
        <source>Copy the walk as text with its sources (Ctrl+Shift+C)</source>
        <translation>Copier le parcours en texte avec ses sources (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Print the walk, or save it as PDF (Ctrl+P)</source>
        <translation>Imprimer le parcours, ou l’enregistrer en PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Zoom the chart out (-)</source>
        <translation>Réduire le schéma (-)</translation>
    </message>
    <message>
        <source>Zoom the chart in (+)</source>
        <translation>Agrandir le schéma (+)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <source>Whole chart</source>
        <translation>Schéma entier</translation>
    </message>
    <message>
        <source>Show the whole chart (0)</source>
        <translation>Afficher le schéma entier (0)</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Où en est le parcours</translation>
    </message>
    <message>
        <source>Go to where the walk stands (Home)</source>
        <translation>Aller là où en est le parcours (Début)</translation>
    </message>
    <message>
        <source>Chart at {percent} percent</source>
        <translation>Schéma à {percent}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Chart. Arrows go from box to box, Enter reads a box, plus and minus zoom, 0 shows the whole chart, Home goes to where the walk stands.</source>
        <translation>Schéma. Les flèches vont de case en case, Entrée lit une case, plus et moins règlent le zoom, 0 affiche le schéma entier, Début va là où en est le parcours.</translation>
    </message>
    <message>
        <source>{kind}: {title}; the walk stands here</source>
        <translation>{kind}&#xa0;: {title}&#xa0;; le parcours en est ici</translation>
    </message>
    <message>
        <source>{kind}: {title}; passed</source>
        <translation>{kind}&#xa0;: {title}&#xa0;; passée</translation>
    </message>
    <message>
        <source>{kind}: {title}; still ahead</source>
        <translation>{kind}&#xa0;: {title}&#xa0;; à venir</translation>
    </message>
    <message>
        <source>{kind}: {title}; not on this way</source>
        <translation>{kind}&#xa0;: {title}&#xa0;; hors de ce chemin</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>ChoicesEditor</name>
    <message>
        <source>None of these</source>
        <translation>Aucun de ces choix</translation>
    </message>
</context>
<context>
    <name>CommandGroups</name>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Se déplacer</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Onglets</translation>
    </message>
    <message>
        <source>Copy and print</source>
        <translation>Copier et imprimer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Chercher dans cette page</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Contents and links beside the page</source>
        <translation>Sommaire et liens à côté de la page</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Partie suivante de la fenêtre</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Partie précédente de la fenêtre</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>Nouvel onglet</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Fermer l’onglet</translation>
    </message>
    <message>
        <source>Reopen the tab closed last</source>
        <translation>Rouvrir le dernier onglet fermé</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Onglet précédent</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Copy the page as text with its sources</source>
        <translation>Copier la page en texte avec ses sources</translation>
    </message>
    <message>
        <source>Bookmark this page</source>
        <translation>Placer un signet sur cette page</translation>
    </message>
    <message>
        <source>Write a note on this page</source>
        <translation>Écrire une note sur cette page</translation>
    </message>
    <message>
        <source>Bookmarks and notes</source>
        <translation>Signets et notes</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Open a case file</source>
        <translation>Ouvrir un fichier de cas</translation>
    </message>
    <message>
        <source>Save the patient as a case file</source>
        <translation>Enregistrer le patient dans un fichier de cas</translation>
    </message>
    <message>
        <source>Clear patient</source>
        <translation>Effacer le patient</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Taille habituelle</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Touches et aide</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>ContentLine</name>
    <message>
        <source>clinically reviewed by {names}</source>
        <translation>relecture clinique par {names}</translation>
    </message>
    <message>
        <source>drafted from sources, not clinically reviewed</source>
        <translation>rédigé d’après les sources, sans relecture clinique</translation>
    </message>
    <message>
        <source>msref content {version} of {date}, {review}</source>
        <translation>contenu msref {version} du {date}, {review}</translation>
    </message>
    <message>
        <source>Content {version} of {date}, 1 day old</source>
        <translation>Contenu {version} du {date}, vieux de 1 jour</translation>
    </message>
    <message>
        <source>Content {version} of {date}, {count} days old</source>
        <translation>Contenu {version} du {date}, vieux de {count} jours</translation>
    </message>
    <message>
        <source>Content {version} of {date}, {count} months old</source>
        <translation>Contenu {version} du {date}, vieux de {count} mois</translation>
    </message>
    <message>
        <source>Content {version} of {date}, {count} years old</source>
        <translation>Contenu {version} du {date}, vieux de {count} ans</translation>
    </message>
    <message>
        <source>Content {version} of {date}, dated after today: check this computer&apos;s clock</source>
        <translation>Contenu {version} du {date}, daté après aujourd’hui&#xa0;: vérifiez l’horloge de cet ordinateur</translation>
    </message>
    <message>
        <source>Content {version} of {date}, made today</source>
        <translation>Contenu {version} du {date}, fait aujourd’hui</translation>
    </message>
    <message>
        <source>Content {version} of {date}, age not known</source>
        <translation>Contenu {version} du {date}, âge non connu</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mois</translation>
    </message>
    <message>
        <source>year</source>
        <translation>année</translation>
    </message>
    <message>
        <source>year with 4 digits</source>
        <translation>année à 4 chiffres</translation>
    </message>
</context>
<context>
    <name>DefinitionList</name>
    <message>
        <source>Show by state</source>
        <translation>Afficher par état</translation>
    </message>
    <message>
        <source>Show by kind</source>
        <translation>Afficher par type</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>All states ({count})</source>
        <translation>Tous les états ({count})</translation>
    </message>
    <message>
        <source>Showing {count} of {all} definitions.</source>
        <translation>{count} définitions affichées sur {all}.</translation>
    </message>
    <message>
        <source>{count} definitions.</source>
        <translation>{count} définitions.</translation>
    </message>
</context>
<context>
    <name>DefinitionRow</name>
    <message>
        <source>Missing for {title}</source>
        <translation>Manquant pour {title}</translation>
    </message>
    <message>
        <source>{origin} · home</source>
        <translation>{origin} · juridiction d’attache</translation>
    </message>
    <message>
        <source>{said} Home.</source>
        <translation>{said} Juridiction d’attache.</translation>
    </message>
    <message>
        <source>Reasons: {title}</source>
        <translation>Raisons&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Reasons shown; Left closes</source>
        <translation>Raisons affichées&#xa0;; Gauche les ferme</translation>
    </message>
    <message>
        <source>Right shows the reasons</source>
        <translation>Droite affiche les raisons</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Open in a new tab</source>
        <translation>Ouvrir dans un nouvel onglet</translation>
    </message>
    <message>
        <source>Copy with sources</source>
        <translation>Copier avec les sources</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>EvidenceTableModel</name>
    <message>
        <source>not stated</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>{label}, sorted descending</source>
        <translation>{label}, tri décroissant</translation>
    </message>
    <message>
        <source>{label}, sorted ascending</source>
        <translation>{label}, tri croissant</translation>
    </message>
</context>
<context>
    <name>EvidenceTableScreen</name>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>No row is selected.</source>
        <translation>Aucune ligne n’est sélectionnée.</translation>
    </message>
    <message>
        <source>Copied 1 row with sources.</source>
        <translation>1 ligne copiée avec ses sources.</translation>
    </message>
    <message>
        <source>Copied {count} rows with sources.</source>
        <translation>{count} lignes copiées avec leurs sources.</translation>
    </message>
    <message>
        <source>Copied the table ({shown} of {count} rows) with sources.</source>
        <translation>Tableau copié ({shown} lignes sur {count}) avec les sources.</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Enregistrer le tableau en CSV</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <source>The file {file} could not be written: {reason}. Choose another folder.</source>
        <translation>Le fichier {file} n’a pas pu être écrit&#xa0;: {reason}. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>{file} enregistré</translation>
    </message>
    <message>
        <source>Table or pictures</source>
        <translation>Tableau ou graphiques</translation>
    </message>
</context>
<context>
    <name>EvidenceTableView</name>
    <message>
        <source>Evidence table. Arrows move, Enter shows all cells of the row, Alt+Up and Alt+Down sort by the current column, Ctrl+C copies the selected rows.</source>
        <translation>Tableau de preuves. Les flèches déplacent, Entrée affiche toutes les cellules de la ligne, Alt+Up et Alt+Down trient selon la colonne courante, Ctrl+C copie les lignes sélectionnées.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>words in any cell</source>
        <translation>mots dans une cellule</translation>
    </message>
    <message>
        <source>Find in rows</source>
        <translation>Chercher dans les lignes</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copier le tableau</translation>
    </message>
    <message>
        <source>Copy the rows shown, with sources (Ctrl+Shift+C)</source>
        <translation>Copier les lignes affichées, avec les sources (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Save the rows shown for a spreadsheet, with sources</source>
        <translation>Enregistrer les lignes affichées pour un tableur, avec les sources</translation>
    </message>
    <message>
        <source>Columns ({count} hidden) ▾</source>
        <translation>Colonnes ({count} masquées) ▾</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>Colonnes ▾</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Order of the table</source>
        <translation>Ordre du tableau</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Décroissant</translation>
    </message>
    <message>
        <source>Columns shown</source>
        <translation>Colonnes affichées</translation>
    </message>
    <message>
        <source>Choose the columns; at least one stays</source>
        <translation>Choisissez les colonnes&#xa0;; il en reste au moins une</translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation>Afficher toutes les colonnes</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Show every row again (Escape in the table)</source>
        <translation>Afficher de nouveau toutes les lignes (Échap dans le tableau)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find on this page</source>
        <translation>Chercher dans cette page</translation>
    </message>
    <message>
        <source>Result of finding</source>
        <translation>Résultat de la recherche dans la page</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Fermer la barre de recherche</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>Absent de cette page</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
</context>
<context>
    <name>FlagList</name>
    <message>
        <source>a contradiction</source>
        <translation>une contradiction</translation>
    </message>
    <message>
        <source>Remark: {name}</source>
        <translation>Remarque&#xa0;: {name}</translation>
    </message>
    <message>
        <source>⚠ Contradiction</source>
        <translation>⚠ Contradiction</translation>
    </message>
    <message>
        <source>⚠ Applies</source>
        <translation>⚠ S’applique</translation>
    </message>
    <message>
        <source>? Not known whether it applies</source>
        <translation>? On ne sait pas si cela s’applique</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Name of the folder</source>
        <translation>Nom du dossier</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Keys and help</source>
        <translation>Touches et aide</translation>
    </message>
    <message>
        <source>Safety: what msref is for, what it is not for, and what can go wrong</source>
        <translation>Sécurité&#xa0;: à quoi sert msref, à quoi il ne sert pas, et ce qui peut mal se passer</translation>
    </message>
    <message>
        <source>msref is a reference for clinicians on aggressive (highly active) multiple sclerosis. It works without a network, keeps nothing about a patient, and states a source for every line. It supports clinical judgement and does not replace it.</source>
        <translation>msref est une référence pour cliniciens sur la sclérose en plaques (SEP) agressive (très active). Il fonctionne sans réseau, ne conserve rien sur un patient et indique une source pour chaque ligne. Il soutient le jugement clinique et ne le remplace pas.</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>Aller à&#xa0;: {place}</translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Narrow this list</source>
        <translation>Restreindre cette liste</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Effacer l’historique</translation>
    </message>
    <message>
        <source>Bookmarks and notes</source>
        <translation>Signets et notes</translation>
    </message>
    <message>
        <source>No longer in the library</source>
        <translation>N’est plus dans la bibliothèque</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>Aujourd’hui, {day}</translation>
    </message>
    <message>
        <source>Yesterday, {day}</source>
        <translation>Hier, {day}</translation>
    </message>
    <message>
        <source>No page has been kept here yet. The history holds pages of the library only.</source>
        <translation>Aucune page n’est encore conservée ici. L’historique ne contient que des pages de la bibliothèque.</translation>
    </message>
    <message>
        <source>Pages of the library that were read on this computer. What you searched and entered is not kept.</source>
        <translation>Pages de la bibliothèque lues sur cet ordinateur. Vos recherches et vos saisies ne sont pas conservées.</translation>
    </message>
    <message>
        <source>Pages removed from the history: {count}.</source>
        <translation>Pages supprimées de l’historique&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Older than 30 days</source>
        <translation>Plus de 30 jours</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Type a word above, or choose. Every statement stands with its source; nothing leaves this computer.</source>
        <translation>Tapez un mot ci-dessus, ou choisissez. Chaque énoncé est accompagné de sa source&#xa0;; rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>What brings you here?</source>
        <translation>Qu’est-ce qui vous amène&#xa0;?</translation>
    </message>
    <message>
        <source>Where you were</source>
        <translation>Là où vous en étiez</translation>
    </message>
    <message>
        <source>An acute relapse now</source>
        <translation>Une poussée en cours</translation>
    </message>
    <message>
        <source>Corticosteroids, plasma exchange, what comes next and by when</source>
        <translation>Corticoïdes, échanges plasmatiques, la suite et les délais</translation>
    </message>
    <message>
        <source>Is this aggressive MS?</source>
        <translation>Est-ce une SEP agressive&#xa0;?</translation>
    </message>
    <message>
        <source>Published definitions, early warning signs, outlook</source>
        <translation>Définitions publiées, signes d’alerte précoces, pronostic</translation>
    </message>
    <message>
        <source>Choose or switch therapy</source>
        <translation>Choisir un traitement ou en changer</translation>
    </message>
    <message>
        <source>High-efficacy treatment, sequencing, transplantation</source>
        <translation>Traitements de haute efficacité, enchaînement, autogreffe</translation>
    </message>
    <message>
        <source>Pregnancy, children, over 65</source>
        <translation>Grossesse, enfants, plus de 65 ans</translation>
    </message>
    <message>
        <source>What changes, and what the sources leave open</source>
        <translation>Ce qui change, et ce que les sources laissent ouvert</translation>
    </message>
    <message>
        <source>Vaccines and safety</source>
        <translation>Vaccins et sécurité</translation>
    </message>
    <message>
        <source>Vaccination before and after a drug, screening, monitoring</source>
        <translation>Vaccination avant et après un médicament, bilan préalable, surveillance</translation>
    </message>
    <message>
        <source>Teach, or read the evidence</source>
        <translation>Enseigner, ou lire les preuves</translation>
    </message>
    <message>
        <source>Trials and cohorts in tables, and how to read them</source>
        <translation>Essais et cohortes en tableaux, et comment les lire</translation>
    </message>
</context>
<context>
    <name>KeepButtons</name>
    <message>
        <source>Bookmark</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>Signet placé</translation>
    </message>
    <message>
        <source>{words} (Ctrl+D)</source>
        <translation>{words} (Ctrl+D)</translation>
    </message>
    <message>
        <source>Write another note on this page</source>
        <translation>Écrire une autre note sur cette page</translation>
    </message>
    <message>
        <source>Write a note on this page</source>
        <translation>Écrire une note sur cette page</translation>
    </message>
    <message>
        <source>{words} (Ctrl+Shift+N)</source>
        <translation>{words} (Ctrl+Shift+N)</translation>
    </message>
</context>
<context>
    <name>KeyNames</name>
    <message>
        <source>Down, Up</source>
        <translation>Bas, Haut</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Ctrl+Enter, Ctrl+click, middle button</source>
        <translation>Ctrl+Enter, Ctrl+clic, bouton du milieu</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter, Ctrl+Shift+click</source>
        <translation>Ctrl+Shift+Enter, Ctrl+Shift+clic</translation>
    </message>
    <message>
        <source>Middle button on a tab</source>
        <translation>Bouton du milieu sur un onglet</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Shift+Tab</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
</context>
<context>
    <name>KindPlurals</name>
    <message>
        <source>Algorithms</source>
        <translation>Algorithmes</translation>
    </message>
    <message>
        <source>Evidence tables</source>
        <translation>Tableaux de preuves</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>Définitions</translation>
    </message>
    <message>
        <source>Drugs</source>
        <translation>Médicaments</translation>
    </message>
    <message>
        <source>Vaccines</source>
        <translation>Vaccins</translation>
    </message>
    <message>
        <source>Timing rules</source>
        <translation>Règles de délai</translation>
    </message>
    <message>
        <source>Calculators</source>
        <translation>Calculateurs</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Études</translation>
    </message>
    <message>
        <source>Cases (fictional)</source>
        <translation>Cas (fictifs)</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Options ledger</source>
        <translation>Tableau des options</translation>
    </message>
    <message>
        <source>Each reason stands as its source gives it.</source>
        <translation>Chaque raison est donnée telle que sa source l’énonce.</translation>
    </message>
    <message>
        <source>Options ledger: {treatment}</source>
        <translation>Tableau des options&#xa0;: {treatment}</translation>
    </message>
    <message>
        <source>Nothing stands here.</source>
        <translation>Rien ici.</translation>
    </message>
    <message>
        <source>{side}, if it applies:</source>
        <translation>{side}, si cela s’applique&#xa0;:</translation>
    </message>
    <message>
        <source>Only time would decide it.</source>
        <translation>Seul le temps trancherait.</translation>
    </message>
    <message>
        <source>Would be decided by: {parameters}</source>
        <translation>Ce qui trancherait&#xa0;: {parameters}</translation>
    </message>
    <message>
        <source>1 statement does not apply to this patient.</source>
        <translation>1 énoncé est sans objet pour ce patient.</translation>
    </message>
    <message>
        <source>{count} statements do not apply to this patient.</source>
        <translation>{count} énoncés sont sans objet pour ce patient.</translation>
    </message>
    <message>
        <source>Show with the reasons</source>
        <translation>Afficher avec les raisons</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>hard stop</source>
        <translation>limite absolue</translation>
    </message>
    <message>
        <source>closed by advice</source>
        <translation>fermée sur conseil</translation>
    </message>
    <message>
        <source>range left by the source</source>
        <translation>fourchette laissée par la source</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>cautious date of a range</source>
        <translation>date prudente d’une fourchette</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>impossible à dire</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
</context>
<context>
    <name>LibraryScreen</name>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>Par thème</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Par type</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Back</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>The page was copied as text, with its sources.</source>
        <translation>La page a été copiée en texte, avec ses sources.</translation>
    </message>
    <message>
        <source>Size {percent} percent.</source>
        <translation>Taille&#xa0;: {percent}&#xa0;%.</translation>
    </message>
</context>
<context>
    <name>MatrixFlags</name>
    <message>
        <source>Special populations</source>
        <translation>Populations particulières</translation>
    </message>
    <message>
        <source>Contradictions</source>
        <translation>Contradictions</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>À revérifier</translation>
    </message>
    <message>
        <source>⚠ These facts cannot all be true; they are not used until they agree</source>
        <translation>⚠ Ces données ne peuvent pas être toutes vraies&#xa0;; elles ne sont pas utilisées tant qu’elles se contredisent</translation>
    </message>
    <message>
        <source>⚠ Unusual; look again</source>
        <translation>⚠ Inhabituel&#xa0;; à revérifier</translation>
    </message>
    <message>
        <source>Fill in: {parameters}</source>
        <translation>À renseigner&#xa0;: {parameters}</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message>
        <source>Find a parameter</source>
        <translation>Chercher un paramètre</translation>
    </message>
    <message>
        <source>Definitions wait for this</source>
        <translation>Manque à des définitions</translation>
    </message>
</context>
<context>
    <name>MatrixWords</name>
    <message>
        <source>Met</source>
        <translation>Rempli</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Non rempli</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>Indécidable</translation>
    </message>
    <message>
        <source>These definitions answer different questions: an outcome looks back, activity looks at now, a label and a trial say who was meant, a recommendation advises, a predictor looks ahead. They stand side by side and are never merged or counted up.</source>
        <translation>Ces définitions répondent à des questions différentes&#xa0;: l’évolution regarde le passé, l’activité le présent, un libellé et un essai disent qui était visé, une recommandation conseille, un facteur prédictif regarde l’avenir. Elles figurent côte à côte et ne sont jamais fusionnées ni additionnées.</translation>
    </message>
    <message>
        <source>met</source>
        <translation>rempli</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>non rempli</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>indécidable</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>sans objet</translation>
    </message>
    <message>
        <source>Pregnant or planning a pregnancy</source>
        <translation>Grossesse en cours ou en projet</translation>
    </message>
    <message>
        <source>Under 18</source>
        <translation>Moins de 18 ans</translation>
    </message>
    <message>
        <source>Over 65</source>
        <translation>Plus de 65 ans</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Has disability already come fast? It looks back and can be met late and on treatment.</source>
        <translation>Le handicap s’est-il déjà installé rapidement&#xa0;? Elle regarde le passé et peut être remplie tardivement et sous traitement.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Is there much relapse or MRI activity now? It says nothing of disability.</source>
        <translation>Y a-t-il actuellement une forte activité, par les poussées ou à l’IRM&#xa0;? Elle ne dit rien du handicap.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Whom does the wording of a drug&apos;s licence or funding cover? It is a legal wording.</source>
        <translation>Qui est couvert par le texte de l’autorisation ou du remboursement d’un médicament&#xa0;? C’est une formulation juridique.</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Who was let into a trial? Its results hold for people like these.</source>
        <translation>Qui a été inclus dans un essai&#xa0;? Ses résultats valent pour des personnes semblables.</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Recommandation</translation>
    </message>
    <message>
        <source>For whom does a group of experts advise a treatment?</source>
        <translation>Pour qui un groupe d’experts conseille-t-il un traitement&#xa0;?</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>Facteur prédictif</translation>
    </message>
    <message>
        <source>Which early signs went with a bad course? It prompts a closer look and is no verdict.</source>
        <translation>Quels signes précoces allaient de pair avec une évolution défavorable&#xa0;? Il invite à y regarder de plus près et n’est pas un verdict.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>no year stated</source>
        <translation>année non indiquée</translation>
    </message>
    <message>
        <source>no jurisdiction stated</source>
        <translation>juridiction non indiquée</translation>
    </message>
    <message>
        <source>Not known: {parameters}.</source>
        <translation>Non connu&#xa0;: {parameters}.</translation>
    </message>
    <message>
        <source>Not known: {parameters}</source>
        <translation>Non connu&#xa0;: {parameters}</translation>
    </message>
    <message>
        <source>Not before {day} is over</source>
        <translation>Pas avant la fin du {day}</translation>
    </message>
    <message>
        <source>For whom it is</source>
        <translation>Pour qui</translation>
    </message>
    <message>
        <source>What it asks</source>
        <translation>Ce qui est demandé</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>Note&#xa0;:</translation>
    </message>
    <message>
        <source>Worth:</source>
        <translation>Validation&#xa0;:</translation>
    </message>
    <message>
        <source>Read the definition</source>
        <translation>Lire la définition</translation>
    </message>
    <message>
        <source>Fill in: {parameters}</source>
        <translation>À renseigner&#xa0;: {parameters}</translation>
    </message>
    <message>
        <source>Published definitions held against this patient</source>
        <translation>Définitions publiées confrontées à ce patient</translation>
    </message>
    <message>
        <source>Contradiction, not used: {words}</source>
        <translation>Contradiction, non utilisé&#xa0;: {words}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
</context>
<context>
    <name>MessageScreen</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
</context>
<context>
    <name>MissingList</name>
    <message>
        <source>What is missing decides</source>
        <translation>Données manquantes décisives</translation>
    </message>
    <message>
        <source>Nothing that is missing could change an answer now.</source>
        <translation>Rien de ce qui manque ne pourrait changer une réponse pour le moment.</translation>
    </message>
    <message>
        <source>A definition may wait for several of them; one alone need not decide it.</source>
        <translation>Plusieurs données peuvent manquer à une même définition&#xa0;; une seule ne suffit pas forcément à trancher.</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} de plus</translation>
    </message>
    <message>
        <source>Most definitions wait for:</source>
        <translation>Ce qui manque au plus grand nombre de définitions&#xa0;:</translation>
    </message>
    <message>
        <source>1 definition</source>
        <translation>1 définition</translation>
    </message>
    <message>
        <source>{count} definitions</source>
        <translation>{count} définitions</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>This page cannot be shown</source>
        <translation>Cette page ne peut pas être affichée</translation>
    </message>
    <message>
        <source>There is no page &quot;{page}&quot; in this copy of msref. The home page (Alt+Home) lists what there is.</source>
        <translation>Il n’y a pas de page «&#xa0;{page}&#xa0;» dans cette copie de msref. La page d’accueil (Alt+Home) indique ce qui existe.</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Edit: {note}</source>
        <translation>Modifier&#xa0;: {note}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove: {note}</source>
        <translation>Supprimer&#xa0;: {note}</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Your note</source>
        <translation>Votre note</translation>
    </message>
    <message>
        <source>Your own words on this page. Nothing that identifies a patient.</source>
        <translation>Vos propres mots sur cette page. Rien qui identifie un patient.</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Enregistrer la note</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Avis</translation>
    </message>
</context>
<context>
    <name>NumbersEditor</name>
    <message>
        <source>for instance 12 + 12 + 12</source>
        <translation>par exemple 12 + 12 + 12</translation>
    </message>
    <message>
        <source>several numbers with plus signs between them</source>
        <translation>plusieurs nombres séparés par des signes plus</translation>
    </message>
    <message>
        <source>Not used: {reason}</source>
        <translation>Non utilisé&#xa0;: {reason}</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Outline of the walk</source>
        <translation>Plan du parcours</translation>
    </message>
    <message>
        <source>Enter reads a step or takes a way out.</source>
        <translation>Entrée lit une étape ou emprunte une issue.</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>ouverte maintenant</translation>
    </message>
    <message>
        <source>where the way leads</source>
        <translation>là où mène le parcours</translation>
    </message>
    <message>
        <source>Contradiction. {conflict}</source>
        <translation>Contradiction. {conflict}</translation>
    </message>
</context>
<context>
    <name>OwnNotes</name>
    <message>
        <source>Your note of {day}</source>
        <translation>Votre note du {day}</translation>
    </message>
    <message>
        <source>changed {day}</source>
        <translation>modifiée le {day}</translation>
    </message>
    <message>
        <source>Your notes on this page</source>
        <translation>Vos notes sur cette page</translation>
    </message>
    <message>
        <source>Your note</source>
        <translation>Votre note</translation>
    </message>
</context>
<context>
    <name>OwnNotesOnPaper</name>
    <message>
        <source>Your own notes</source>
        <translation>Vos propres notes</translation>
    </message>
    <message>
        <source>With my own notes</source>
        <translation>Avec mes propres notes</translation>
    </message>
    <message>
        <source>Print your notes on this page below it, marked as your own.</source>
        <translation>Imprimer sous la page vos notes sur celle-ci, signalées comme les vôtres.</translation>
    </message>
</context>
<context>
    <name>OwnWordsDialog</name>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>PageKeys</name>
    <message>
        <source>In the search field</source>
        <translation>Dans le champ de recherche</translation>
    </message>
    <message>
        <source>Walk the results</source>
        <translation>Parcourir les résultats</translation>
    </message>
    <message>
        <source>Open the chosen or best result</source>
        <translation>Ouvrir le résultat choisi ou le meilleur</translation>
    </message>
    <message>
        <source>Complete a word such as kind:drug</source>
        <translation>Compléter un mot comme kind:drug</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>Revenir à la page précédente</translation>
    </message>
    <message>
        <source>Links, cards and lists</source>
        <translation>Liens, cartes et listes</translation>
    </message>
    <message>
        <source>Open in a new tab behind this one</source>
        <translation>Ouvrir dans un nouvel onglet derrière celui-ci</translation>
    </message>
    <message>
        <source>Open in a new tab and go there</source>
        <translation>Ouvrir dans un nouvel onglet et y aller</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Fermer l’onglet</translation>
    </message>
    <message>
        <source>On a page</source>
        <translation>Sur une page</translation>
    </message>
    <message>
        <source>Next or previous link, term or source; what it means is shown</source>
        <translation>Lien, terme ou source suivant ou précédent&#xa0;; sa signification s’affiche</translation>
    </message>
    <message>
        <source>Open the link; on a source, keep its card open</source>
        <translation>Ouvrir le lien&#xa0;; sur une source, garder sa carte ouverte</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>Fermer la carte</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>Copier la sélection</translation>
    </message>
    <message>
        <source>Bookmarks and notes</source>
        <translation>Signets et notes</translation>
    </message>
    <message>
        <source>Save the note that is being written</source>
        <translation>Enregistrer la note en cours d’écriture</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>L’abandonner</translation>
    </message>
    <message>
        <source>Edit the chosen bookmark or note in the list</source>
        <translation>Modifier le signet ou la note choisis dans la liste</translation>
    </message>
    <message>
        <source>Remove it; it can be undone</source>
        <translation>Le supprimer&#xa0;; cela peut être annulé</translation>
    </message>
</context>
<context>
    <name>PageTitles</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
</context>
<context>
    <name>PaintSheets</name>
    <message>
        <source>The sheets are being laid out.</source>
        <translation>Mise en page des feuilles en cours.</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Page {number} sur {count}</translation>
    </message>
</context>
<context>
    <name>PanelHolder</name>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
</context>
<context>
    <name>ParameterEditor</name>
    <message>
        <source>Not known</source>
        <translation>Non connu</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>{label}, in {unit}</source>
        <translation>{label}, en {unit}</translation>
    </message>
    <message>
        <source>{label}: not known</source>
        <translation>{label}&#xa0;: non connu</translation>
    </message>
    <message>
        <source>Make this unknown again</source>
        <translation>Rendre de nouveau inconnu</translation>
    </message>
</context>
<context>
    <name>ParameterField</name>
    <message>
        <source>Needed for the question now open</source>
        <translation>Nécessaire à la question ouverte</translation>
    </message>
    <message>
        <source>{label}: use {offer}</source>
        <translation>{label}&#xa0;: utiliser {offer}</translation>
    </message>
</context>
<context>
    <name>PathStrip</name>
    <message>
        <source>The way so far</source>
        <translation>Le chemin parcouru</translation>
    </message>
    <message>
        <source>So far: 1 step</source>
        <translation>Jusqu’ici&#xa0;: 1 étape</translation>
    </message>
    <message>
        <source>So far: {count} steps</source>
        <translation>Jusqu’ici&#xa0;: {count} étapes</translation>
    </message>
    <message>
        <source>Nothing is answered yet.</source>
        <translation>Aucune réponse pour le moment.</translation>
    </message>
</context>
<context>
    <name>Patient</name>
    <message>
        <source>No patient</source>
        <translation>Aucun patient</translation>
    </message>
    <message>
        <source>Unsaved patient, begun {time}</source>
        <translation>Patient non enregistré, commencé à {time}</translation>
    </message>
    <message>
        <source>Case “{label}”, begun {time}</source>
        <translation>Cas «&#xa0;{label}&#xa0;», commencé à {time}</translation>
    </message>
    <message>
        <source>Case “{label}”, begun {time}, changed since it was saved</source>
        <translation>Cas «&#xa0;{label}&#xa0;», commencé à {time}, modifié depuis l’enregistrement</translation>
    </message>
</context>
<context>
    <name>PatientPanel</name>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>In memory only; cleared when msref closes.</source>
        <translation>En mémoire seulement&#xa0;; effacé à la fermeture de msref.</translation>
    </message>
    <message>
        <source>Clear patient</source>
        <translation>Effacer le patient</translation>
    </message>
    <message>
        <source>Make every parameter unknown (Ctrl+Shift+Delete)</source>
        <translation>Rendre tous les paramètres inconnus (Ctrl+Shift+Delete)</translation>
    </message>
    <message>
        <source>{known} of {all} known; the rest is not known.</source>
        <translation>{known} connus sur {all}&#xa0;; le reste est non connu.</translation>
    </message>
    <message>
        <source>{count} more known for other pages, also cleared.</source>
        <translation>{count} de plus connus pour d’autres pages, effacés aussi.</translation>
    </message>
    <message>
        <source>This attack</source>
        <translation>Cette poussée</translation>
    </message>
    <message>
        <source>About the patient</source>
        <translation>Le patient</translation>
    </message>
    <message>
        <source>The disease</source>
        <translation>La maladie</translation>
    </message>
    <message>
        <source>MRI</source>
        <translation>IRM</translation>
    </message>
    <message>
        <source>Treatment so far</source>
        <translation>Traitements jusqu’ici</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Projets</translation>
    </message>
</context>
<context>
    <name>PatientRoutes</name>
    <message>
        <source>The patient was cleared: nothing is known any more.</source>
        <translation>Le patient a été effacé&#xa0;: plus rien n’est connu.</translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>No row shown has a figure that can be drawn.</source>
        <translation>Aucune ligne affichée ne contient de chiffre représentable.</translation>
    </message>
</context>
<context>
    <name>PicturePanel</name>
    <message>
        <source>The same data as a table</source>
        <translation>Les mêmes données en tableau</translation>
    </message>
    <message>
        <source>Copied the data of the picture with sources.</source>
        <translation>Données du graphique copiées avec les sources.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>{file} enregistré</translation>
    </message>
    <message>
        <source>The file {file} could not be written. Choose another folder.</source>
        <translation>Le fichier {file} n’a pas pu être écrit. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Save the picture as a drawing that stays sharp at any size</source>
        <translation>Enregistrer le graphique en dessin vectoriel, net à toute taille</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save the picture as an image</source>
        <translation>Enregistrer le graphique en image</translation>
    </message>
    <message>
        <source>Copy the data</source>
        <translation>Copier les données</translation>
    </message>
    <message>
        <source>Copy the data of the picture as text with sources</source>
        <translation>Copier les données du graphique en texte avec les sources</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Algorithmes</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Planner</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Calculators</source>
        <translation>Calculateurs</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Synthèse</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
</context>
<context>
    <name>PlanDatesScreen</name>
    <message>
        <source>Date planner</source>
        <translation>Planificateur de dates</translation>
    </message>
    <message>
        <source>The window in full</source>
        <translation>La fenêtre en entier</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>Ce qui n’est pas connu</translation>
    </message>
    <message>
        <source>Copied the plan as text with its sources.</source>
        <translation>Calendrier copié en texte avec ses sources.</translation>
    </message>
    <message>
        <source>Save the dates as a calendar file</source>
        <translation>Enregistrer les dates dans un fichier d’agenda</translation>
    </message>
    <message>
        <source>plan.ics</source>
        <translation>calendrier.ics</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Agenda (*.ics)</translation>
    </message>
    <message>
        <source>The file {file} could not be written: {reason}. Choose another folder.</source>
        <translation>Le fichier {file} n’a pas pu être écrit&#xa0;: {reason}. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Saved {file}: all windows with a date; the file names no person.</source>
        <translation>{file} enregistré&#xa0;: toutes les fenêtres datées&#xa0;; le fichier ne nomme personne.</translation>
    </message>
    <message>
        <source>{shown} of {count} windows shown</source>
        <translation>{shown} fenêtres affichées sur {count}</translation>
    </message>
    <message>
        <source>{count} of single doses left out</source>
        <translation>{count} de doses isolées omises</translation>
    </message>
    <message>
        <source>only the topics chosen</source>
        <translation>seulement les thèmes choisis</translation>
    </message>
    <message>
        <source>sources differ in 1 place: see Differences</source>
        <translation>les sources diffèrent en 1 endroit&#xa0;: voir Différences</translation>
    </message>
    <message>
        <source>sources differ in {count} places: see Differences</source>
        <translation>les sources diffèrent en {count} endroits&#xa0;: voir Différences</translation>
    </message>
    <message>
        <source>As of {day}.</source>
        <translation>Au {day}.</translation>
    </message>
    <message>
        <source>Choose a window to read its reason and its source.</source>
        <translation>Choisissez une fenêtre pour lire sa raison et sa source.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>The plan as text</source>
        <translation>Le calendrier en texte</translation>
    </message>
    <message>
        <source>Arrows move, Enter goes to the window in full, Ctrl+C copies the plan as text.</source>
        <translation>Les flèches déplacent, Entrée va à la fenêtre en entier, Ctrl+C copie le calendrier en texte.</translation>
    </message>
    <message>
        <source>Date windows wait for this</source>
        <translation>Manque à des fenêtres de dates</translation>
    </message>
</context>
<context>
    <name>PlannerToolbar</name>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>Show only this topic ({topic}) and others chosen; none chosen shows all</source>
        <translation>Afficher seulement ce thème ({topic}) et les autres thèmes choisis&#xa0;; sans choix, tout est affiché</translation>
    </message>
    <message>
        <source>Single doses</source>
        <translation>Doses isolées</translation>
    </message>
    <message>
        <source>Show a row for each dose of a vaccine</source>
        <translation>Afficher une ligne pour chaque dose d’un vaccin</translation>
    </message>
    <message>
        <source>Show a longer time (-)</source>
        <translation>Afficher une période plus longue (-)</translation>
    </message>
    <message>
        <source>Show a shorter time (+)</source>
        <translation>Afficher une période plus courte (+)</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Toutes les dates</translation>
    </message>
    <message>
        <source>Show every date (0)</source>
        <translation>Afficher toutes les dates (0)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Go to today (T)</source>
        <translation>Aller à aujourd’hui (T)</translation>
    </message>
    <message>
        <source>Longer time</source>
        <translation>Période plus longue</translation>
    </message>
    <message>
        <source>Shorter time</source>
        <translation>Période plus courte</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Copy the plan as text with its sources (Ctrl+Shift+C)</source>
        <translation>Copier le calendrier en texte avec ses sources (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Print the plan, or save it as PDF (Ctrl+P)</source>
        <translation>Imprimer le calendrier, ou l’enregistrer en PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Save calendar…</source>
        <translation>Enregistrer pour l’agenda…</translation>
    </message>
    <message>
        <source>Save the dates as a calendar file (.ics); it names no person</source>
        <translation>Enregistrer les dates dans un fichier d’agenda (.ics)&#xa0;; il ne nomme personne</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Picture. Up and Down go from line to line, Enter opens what stands behind it. The same data follows as a table.</source>
        <translation>Graphique. Haut et Bas vont de ligne en ligne, Entrée ouvre ce qui s’y rapporte. Les mêmes données suivent en tableau.</translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>PopulationNotes</name>
    <message>
        <source>Nothing known about the patient yet.</source>
        <translation>Rien n’est encore connu du patient.</translation>
    </message>
    <message>
        <source>This page has a note for those who are:</source>
        <translation>Cette page contient une note pour ces situations&#xa0;:</translation>
    </message>
    <message>
        <source>Not known whether it concerns the patient: this page has a note for those who are</source>
        <translation>On ne sait pas si cela concerne le patient&#xa0;: cette page contient une note pour cette situation&#xa0;:</translation>
    </message>
    <message>
        <source>Not known whether they concern the patient: this page has notes for those who are:</source>
        <translation>On ne sait pas si cela concerne le patient&#xa0;: cette page contient des notes pour ces situations&#xa0;:</translation>
    </message>
    <message>
        <source>pregnant or planning a pregnancy</source>
        <translation>grossesse en cours ou en projet</translation>
    </message>
    <message>
        <source>under 18 years</source>
        <translation>moins de 18 ans</translation>
    </message>
    <message>
        <source>above 65 years</source>
        <translation>plus de 65 ans</translation>
    </message>
    <message>
        <source>{group} (hide the note)</source>
        <translation>{group} (masquer la note)</translation>
    </message>
    <message>
        <source>For this patient ({group}):</source>
        <translation>Pour ce patient ({group})&#xa0;:</translation>
    </message>
    <message>
        <source>If pregnant or planning a pregnancy:</source>
        <translation>En cas de grossesse en cours ou en projet&#xa0;:</translation>
    </message>
    <message>
        <source>If under 18 years:</source>
        <translation>Avant 18 ans&#xa0;:</translation>
    </message>
    <message>
        <source>If above 65 years:</source>
        <translation>Au-delà de 65 ans&#xa0;:</translation>
    </message>
    <message>
        <source>Not known whether the patient is pregnant or plans a pregnancy; if so:</source>
        <translation>On ne sait pas s’il y a une grossesse en cours ou en projet&#xa0;; si oui&#xa0;:</translation>
    </message>
    <message>
        <source>Not known whether the patient is under 18 years; if so:</source>
        <translation>On ne sait pas si le patient a moins de 18 ans&#xa0;; si oui&#xa0;:</translation>
    </message>
    <message>
        <source>Not known whether the patient is above 65 years; if so:</source>
        <translation>On ne sait pas si le patient a plus de 65 ans&#xa0;; si oui&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Stopped. Nothing was printed.</source>
        <translation>Arrêté. Rien n’a été imprimé.</translation>
    </message>
    <message>
        <source>Print preview: {title}</source>
        <translation>Aperçu avant impression&#xa0;: {title}</translation>
    </message>
    <message>
        <source>PDF, A4 (*.pdf)</source>
        <translation>PDF, A4 (*.pdf)</translation>
    </message>
    <message>
        <source>PDF, Letter (*.pdf)</source>
        <translation>PDF, Letter (*.pdf)</translation>
    </message>
    <message>
        <source>PDF, A4, with my own notes (*.pdf)</source>
        <translation>PDF, A4, avec mes propres notes (*.pdf)</translation>
    </message>
    <message>
        <source>PDF, Letter, with my own notes (*.pdf)</source>
        <translation>PDF, Letter, avec mes propres notes (*.pdf)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Saving as PDF</source>
        <translation>Enregistrement en PDF</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Arrêté. Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>{file} enregistré</translation>
    </message>
    <message>
        <source>The file {file} could not be written. Choose another folder.</source>
        <translation>Le fichier {file} n’a pas pu être écrit. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Setting the page on sheets</source>
        <translation>Mise en page sur les feuilles</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Impression</translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation>L’impression a été arrêtée.</translation>
    </message>
    <message>
        <source>page</source>
        <translation>page</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>no content</source>
        <translation>aucun contenu</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>reference mode</source>
        <translation>mode référence</translation>
    </message>
    <message>
        <source>content in English</source>
        <translation>contenu en anglais</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>Ceci ne peut pas être affiché</translation>
    </message>
    <message>
        <source>Something went wrong in msref</source>
        <translation>Une erreur s’est produite dans msref</translation>
    </message>
    <message>
        <source>This is a fault of the program, not of yours ({name}). Other pages still work. Please report it with what you did just before; the details stand on standard error when msref is started from a terminal.</source>
        <translation>C’est une erreur du programme, pas la vôtre ({name}). Les autres pages fonctionnent toujours. Merci de la signaler avec ce que vous faisiez juste avant&#xa0;; les détails figurent sur la sortie d’erreur quand msref est lancé depuis un terminal.</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>About the question, and sources</source>
        <translation>Sur la question, et sources</translation>
    </message>
    <message>
        <source>Back to where the walk stands</source>
        <translation>Revenir là où en est le parcours</translation>
    </message>
    <message>
        <source>Show the open question again (Escape)</source>
        <translation>Afficher de nouveau la question ouverte (Échap)</translation>
    </message>
    <message>
        <source>Take this answer back</source>
        <translation>Retirer cette réponse</translation>
    </message>
    <message>
        <source>Let the patient&apos;s parameters decide here, or leave the question open</source>
        <translation>Laisser les paramètres du patient décider ici, ou laisser la question ouverte</translation>
    </message>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Why it is asked:</source>
        <translation>Pourquoi cette question&#xa0;:</translation>
    </message>
    <message>
        <source>where the way leads</source>
        <translation>là où mène le parcours</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>ouverte maintenant</translation>
    </message>
    <message>
        <source>you are reading a step already passed</source>
        <translation>vous lisez une étape déjà passée</translation>
    </message>
    <message>
        <source>you are reading a step that is not on the way so far</source>
        <translation>vous lisez une étape hors du chemin parcouru</translation>
    </message>
    <message>
        <source>Contradiction. {conflict}</source>
        <translation>Contradiction. {conflict}</translation>
    </message>
    <message>
        <source>This question is answered by hand.</source>
        <translation>La réponse à cette question se donne à la main.</translation>
    </message>
    <message>
        <source>The parameters would decide it; not known: {parameters}. Or answer by hand:</source>
        <translation>Les paramètres trancheraient&#xa0;; non connu&#xa0;: {parameters}. Ou répondez à la main&#xa0;:</translation>
    </message>
    <message>
        <source>Cannot tell yet.</source>
        <translation>Pas encore décidable.</translation>
    </message>
    <message>
        <source>Ways on:</source>
        <translation>Suites possibles&#xa0;:</translation>
    </message>
    <message>
        <source>Read on:</source>
        <translation>À lire&#xa0;:</translation>
    </message>
    <message>
        <source>Sources:</source>
        <translation>Sources&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>Rubriques</translation>
    </message>
    <message>
        <source>Keys: {keys}</source>
        <translation>Touches&#xa0;: {keys}</translation>
    </message>
</context>
<context>
    <name>ReadRecordScreen</name>
    <message>
        <source>Not in the library</source>
        <translation>Absent de la bibliothèque</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Open entry</source>
        <translation>Ouvrir l’entrée</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>read as: {form}</source>
        <translation>lu sous la forme&#xa0;: {form}</translation>
    </message>
    <message>
        <source>Place: {locator}</source>
        <translation>Emplacement&#xa0;: {locator}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Open source</source>
        <translation>Ouvrir la source</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Cited at: {places}</source>
        <translation>Cité à&#xa0;: {places}</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Not used: write a whole number with digits only, for example 35.</source>
        <translation>Non utilisé&#xa0;: écrivez un nombre entier, en chiffres seulement, par exemple 35.</translation>
    </message>
    <message>
        <source>Not used: write digits with at most one point or comma and no spaces, for example 2.5.</source>
        <translation>Non utilisé&#xa0;: écrivez des chiffres avec un seul point ou une seule virgule au plus, sans espace, par exemple 2.5.</translation>
    </message>
    <message>
        <source>Not used yet: &quot;{typed}&quot; can be read as {joined} or as {decimal}. Choose:</source>
        <translation>Pas encore utilisé&#xa0;: «&#xa0;{typed}&#xa0;» peut se lire {joined} ou {decimal}. Choisissez&#xa0;:</translation>
    </message>
    <message>
        <source>Not used: {label} must be a whole number; this is {typed}.</source>
        <translation>Non utilisé&#xa0;: {label}, nombre entier attendu&#xa0;; saisi&#xa0;: {typed}.</translation>
    </message>
    <message>
        <source>Not used: {label} must be {bounds}; this is {typed}.</source>
        <translation>Non utilisé&#xa0;: {label}, valeur attendue&#xa0;: {bounds}&#xa0;; saisi&#xa0;: {typed}.</translation>
    </message>
    <message>
        <source>Not used: {day} lies after today ({today}).</source>
        <translation>Non utilisé&#xa0;: {day} est postérieur à aujourd’hui ({today}).</translation>
    </message>
    <message>
        <source>Not used yet: day is missing.</source>
        <translation>Pas encore utilisé&#xa0;: il manque le jour.</translation>
    </message>
    <message>
        <source>Not used yet: month is missing.</source>
        <translation>Pas encore utilisé&#xa0;: il manque le mois.</translation>
    </message>
    <message>
        <source>Not used yet: year is missing.</source>
        <translation>Pas encore utilisé&#xa0;: il manque l’année.</translation>
    </message>
    <message>
        <source>Not used yet: day and month are missing.</source>
        <translation>Pas encore utilisé&#xa0;: il manque le jour et le mois.</translation>
    </message>
    <message>
        <source>Not used yet: day and year are missing.</source>
        <translation>Pas encore utilisé&#xa0;: il manque le jour et l’année.</translation>
    </message>
    <message>
        <source>Not used yet: month and year are missing.</source>
        <translation>Pas encore utilisé&#xa0;: il manque le mois et l’année.</translation>
    </message>
    <message>
        <source>Not used: write the day with 1 or 2 digits.</source>
        <translation>Non utilisé&#xa0;: écrivez le jour avec 1 ou 2 chiffres.</translation>
    </message>
    <message>
        <source>Not used: write the year with 4 digits.</source>
        <translation>Non utilisé&#xa0;: écrivez l’année avec 4 chiffres.</translation>
    </message>
    <message>
        <source>Not used: there is no {day} {month} {year}.</source>
        <translation>Non utilisé&#xa0;: le {day} {month} {year} n’existe pas.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>il y a 1 jour</translation>
    </message>
    <message>
        <source>in 1 day</source>
        <translation>dans 1 jour</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>il y a {count} jours</translation>
    </message>
    <message>
        <source>in {count} days</source>
        <translation>dans {count} jours</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>On this page</source>
        <translation>Sur cette page</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Voir aussi</translation>
    </message>
    <message>
        <source>Cited by</source>
        <translation>Cité par</translation>
    </message>
    <message>
        <source>What links here</source>
        <translation>Pages qui renvoient ici</translation>
    </message>
    <message>
        <source>This page has no headings and no links to show.</source>
        <translation>Cette page n’a ni titres ni liens à afficher.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>en cours de lecture</translation>
    </message>
    <message>
        <source>Contents and links</source>
        <translation>Sommaire et liens</translation>
    </message>
    <message>
        <source>Enter goes there. Left and Right close and open a group.</source>
        <translation>Entrée y va. Gauche et Droite ferment et ouvrent un groupe.</translation>
    </message>
    <message>
        <source>Fold the contents away</source>
        <translation>Replier le sommaire</translation>
    </message>
</context>
<context>
    <name>RecordHtml</name>
    <message>
        <source>undated</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>Cited by</source>
        <translation>Cité par</translation>
    </message>
    <message>
        <source>What links here</source>
        <translation>Pages qui renvoient ici</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Voir aussi</translation>
    </message>
    <message>
        <source>This page: {review}. It informs and does not replace clinical judgement.</source>
        <translation>Cette page&#xa0;: {review}. Elle informe et ne remplace pas le jugement clinique.</translation>
    </message>
    <message>
        <source>Cited at: {places}</source>
        <translation>Cité à&#xa0;: {places}</translation>
    </message>
</context>
<context>
    <name>RecordListScreen</name>
    <message>
        <source>Narrow this list</source>
        <translation>Restreindre cette liste</translation>
    </message>
    <message>
        <source>home: {jurisdiction}</source>
        <translation>juridiction d’attache&#xa0;: {jurisdiction}</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Why this result, and other readings</source>
        <translation>Pourquoi ce résultat, et autres interprétations</translation>
    </message>
    <message>
        <source>Beware</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Sources of the rule</source>
        <translation>Sources de la règle</translation>
    </message>
    <message>
        <source>No result for these inputs.</source>
        <translation>Pas de résultat pour ces données.</translation>
    </message>
    <message>
        <source>No result yet. Not known: {inputs}.</source>
        <translation>Pas encore de résultat. Non connu&#xa0;: {inputs}.</translation>
    </message>
    <message>
        <source>⚠ No result</source>
        <translation>⚠ Pas de résultat</translation>
    </message>
    <message>
        <source>What is entered here cannot be used: {inputs}. The field says why.</source>
        <translation>La saisie ne peut pas être utilisée&#xa0;: {inputs}. Le champ dit pourquoi.</translation>
    </message>
</context>
<context>
    <name>Routes</name>
    <message>
        <source>The library could not be opened</source>
        <translation>La bibliothèque n’a pas pu être ouverte</translation>
    </message>
    <message>
        <source>The safety statement {file} cannot be read ({fault}). Install msref again.</source>
        <translation>La déclaration de sécurité {file} ne peut pas être lue ({fault}). Réinstallez msref.</translation>
    </message>
    <message>
        <source>msref {program}. Content {pack} {version} of {date}: {count} records, {review}. Licence of the content: {licence}.</source>
        <translation>msref {program}. Contenu {pack} {version} du {date}&#xa0;: {count} fiches, {review}. Licence du contenu&#xa0;: {licence}.</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Couleurs du système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
</context>
<context>
    <name>RowDetail</name>
    <message>
        <source>Details of the row</source>
        <translation>Détails de la ligne</translation>
    </message>
    <message>
        <source>Choose a row: all its cells and its sources are shown here.</source>
        <translation>Choisissez une ligne&#xa0;: toutes ses cellules et ses sources s’affichent ici.</translation>
    </message>
    <message>
        <source>Filed under</source>
        <translation>Classé sous</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Open the study</source>
        <translation>Ouvrir l’étude</translation>
    </message>
    <message>
        <source>Open this row as a page</source>
        <translation>Ouvrir cette ligne comme page</translation>
    </message>
    <message>
        <source>none given</source>
        <translation>aucune indiquée</translation>
    </message>
</context>
<context>
    <name>RunCalculatorScreen</name>
    <message>
        <source>Calculators</source>
        <translation>Calculateurs</translation>
    </message>
    <message>
        <source>Each says when it applies and when not, shows its steps, and gives no number while something it needs is missing.</source>
        <translation>Chacun dit quand il s’applique et quand il ne s’applique pas, montre ses étapes, et ne donne aucun chiffre tant qu’il manque une donnée nécessaire.</translation>
    </message>
    <message>
        <source>There is no calculator &quot;{name}&quot;. The page Calculators lists those there are.</source>
        <translation>Il n’y a pas de calculateur «&#xa0;{name}&#xa0;». La page Calculateurs donne la liste de ceux qui existent.</translation>
    </message>
    <message>
        <source>What the result means</source>
        <translation>Ce que signifie le résultat</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Copy inputs, result and sources as text (Ctrl+Shift+C)</source>
        <translation>Copier en texte les données d’entrée, le résultat et les sources (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Give up what was entered here; what the patient panel knows is filled in again</source>
        <translation>Abandonner la saisie faite ici&#xa0;; ce que le volet du patient connaît est repris</translation>
    </message>
    <message>
        <source>Copied inputs, result and sources as text.</source>
        <translation>Données d’entrée, résultat et sources copiés en texte.</translation>
    </message>
    <message>
        <source>Cleared. What the patient panel knows is filled in.</source>
        <translation>Effacé. Ce que le volet du patient connaît est repris.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>About it, with worked examples</source>
        <translation>En savoir plus, avec des exemples calculés</translation>
    </message>
    <message>
        <source>Open the record of this calculator</source>
        <translation>Ouvrir la fiche de ce calculateur</translation>
    </message>
    <message>
        <source>✓ When to use it</source>
        <translation>✓ Quand l’utiliser</translation>
    </message>
    <message>
        <source>✗ When not to use it</source>
        <translation>✗ Quand ne pas l’utiliser</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Données d’entrée</translation>
    </message>
    <message>
        <source>Pitfalls</source>
        <translation>Pièges</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>About the inputs</source>
        <translation>Sur les données d’entrée</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
</context>
<context>
    <name>SafetyScreen</name>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
</context>
<context>
    <name>SearchContentScreen</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Résultats de la recherche</translation>
    </message>
    <message>
        <source>Note on the results</source>
        <translation>Note sur les résultats</translation>
    </message>
    <message>
        <source>Down and Up walk the results, Enter opens, Escape goes back.  Narrow with a kind: {kinds}</source>
        <translation>Bas et Haut parcourent les résultats, Entrée ouvre, Échap revient en arrière.  Restreindre par type&#xa0;: {kinds}</translation>
    </message>
    <message>
        <source>Keep the corrected words</source>
        <translation>Garder les mots corrigés</translation>
    </message>
    <message>
        <source>Shown for “{words}”.</source>
        <translation>Résultats affichés pour «&#xa0;{words}&#xa0;».</translation>
    </message>
    <message>
        <source>Search: {words}</source>
        <translation>Recherche&#xa0;: {words}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the line</source>
        <translation>Vider le champ</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Rechercher dans la bibliothèque</translation>
    </message>
    <message>
        <source>Results appear as you type. Down and Up walk them, Enter opens.</source>
        <translation>Les résultats apparaissent pendant la frappe. Bas et Haut les parcourent, Entrée ouvre.</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Search: a drug, a definition, a question, an abbreviation …</source>
        <translation>Recherche&#xa0;: un médicament, une définition, une question, une abréviation…</translation>
    </message>
    <message>
        <source>Search: a drug, a question …</source>
        <translation>Recherche&#xa0;: un médicament, une question…</translation>
    </message>
    <message>
        <source>Search: a drug …</source>
        <translation>Recherche&#xa0;: un médicament…</translation>
    </message>
    <message>
        <source>Search …</source>
        <translation>Recherche…</translation>
    </message>
</context>
<context>
    <name>SelectionText</name>
    <message>
        <source>[struck out: {words}]</source>
        <translation>[barré&#xa0;: {words}]</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Reset</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Reset {name} to its default</source>
        <translation>Rétablir la valeur par défaut&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Set by the policy of your organisation.</source>
        <translation>Fixé par les règles de votre établissement.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Changes act at once and are kept.</source>
        <translation>Les changements agissent aussitôt et sont conservés.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message>
        <source>printed {day}</source>
        <translation>imprimé le {day}</translation>
    </message>
    <message>
        <source>home jurisdiction: {name}</source>
        <translation>juridiction d’attache&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Sources: {names}; and {count} more, named where they are cited</source>
        <translation>Sources&#xa0;: {names}&#xa0;; et {count} de plus, nommées là où elles sont citées</translation>
    </message>
    <message>
        <source>Valid on the day of printing, {day}; no identifier is printed, write the label by hand</source>
        <translation>Valable le jour de l’impression, {day}&#xa0;; aucun identifiant n’est imprimé, apposez l’étiquette du patient à la main</translation>
    </message>
    <message>
        <source>Valid on the day of printing, {day}; patient begun {time}; no identifier is printed, write the label by hand</source>
        <translation>Valable le jour de l’impression, {day}&#xa0;; patient commencé à {time}&#xa0;; aucun identifiant n’est imprimé, apposez l’étiquette du patient à la main</translation>
    </message>
    <message>
        <source>Sources: {names}</source>
        <translation>Sources&#xa0;: {names}</translation>
    </message>
    <message>
        <source>It informs and does not replace clinical judgement.</source>
        <translation>Ce document informe et ne remplace pas le jugement clinique.</translation>
    </message>
    <message>
        <source>page {number} of {count}</source>
        <translation>page {number} sur {count}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>no patient</source>
        <translation>aucun patient</translation>
    </message>
    <message>
        <source>State of the content</source>
        <translation>État du contenu</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>patient: 1 fact in memory</source>
        <translation>patient&#xa0;: 1 donnée en mémoire</translation>
    </message>
    <message>
        <source>patient: {count} facts in memory</source>
        <translation>patient&#xa0;: {count} données en mémoire</translation>
    </message>
    <message>
        <source>patient: answers by hand in memory</source>
        <translation>patient&#xa0;: réponses données à la main en mémoire</translation>
    </message>
</context>
<context>
    <name>SummarisePatientScreen</name>
    <message>
        <source>Patient summary</source>
        <translation>Synthèse du patient</translation>
    </message>
    <message>
        <source>One page</source>
        <translation>Une page</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Complète</translation>
    </message>
    <message>
        <source>Copied the summary as text with its sources.</source>
        <translation>Synthèse copiée en texte avec ses sources.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Copy the summary as text with its sources (Ctrl+Shift+C)</source>
        <translation>Copier la synthèse en texte avec ses sources (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Print the summary, or save it as PDF (Ctrl+P)</source>
        <translation>Imprimer la synthèse, ou l’enregistrer en PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Save case…</source>
        <translation>Enregistrer le cas…</translation>
    </message>
    <message>
        <source>Save what is known as a file of your own, without identifiers (Ctrl+S)</source>
        <translation>Enregistrer ce qui est connu dans un fichier à vous, sans identifiant (Ctrl+S)</translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation>Ouvrir un cas…</translation>
    </message>
    <message>
        <source>Open a case file in place of the patient in memory (Ctrl+O)</source>
        <translation>Ouvrir un fichier de cas à la place du patient en mémoire (Ctrl+O)</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Open tabs</source>
        <translation>Onglets ouverts</translation>
    </message>
    <message>
        <source>Close the tab “{title}”</source>
        <translation>Fermer l’onglet «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Fermer cet onglet</translation>
    </message>
    <message>
        <source>Close the other tabs</source>
        <translation>Fermer les autres onglets</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>Nouvel onglet</translation>
    </message>
    <message>
        <source>Reopen the tab closed last</source>
        <translation>Rouvrir le dernier onglet fermé</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>New tab (Ctrl+T)</source>
        <translation>Nouvel onglet (Ctrl+T)</translation>
    </message>
</context>
<context>
    <name>TablePaper</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>The chosen row in full</source>
        <translation>La ligne choisie en entier</translation>
    </message>
    <message>
        <source>{title}, part {number} of {count}</source>
        <translation>{title}, partie {number} sur {count}</translation>
    </message>
    <message>
        <source>The same data as a table</source>
        <translation>Les mêmes données en tableau</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Opened in a new tab: {title}. Ctrl+Tab goes there.</source>
        <translation>Ouvert dans un nouvel onglet&#xa0;: {title}. Ctrl+Tab y va.</translation>
    </message>
    <message>
        <source>No tab was closed since msref was started.</source>
        <translation>Aucun onglet n’a été fermé depuis le lancement de msref.</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>today, {day}</source>
        <translation>aujourd’hui, {day}</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
</context>
<context>
    <name>TimelinePaper</name>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
</context>
<context>
    <name>TimelineRows</name>
    <message>
        <source>Days given</source>
        <translation>Dates saisies</translation>
    </message>
    <message>
        <source>{drug}, started</source>
        <translation>{drug}, début</translation>
    </message>
    <message>
        <source>{drug}, LAST dose</source>
        <translation>{drug}, DERNIÈRE dose</translation>
    </message>
    <message>
        <source>{drug}, next dose due</source>
        <translation>{drug}, prochaine dose prévue</translation>
    </message>
    <message>
        <source>{rule} (home: {jurisdiction})</source>
        <translation>{rule} (juridiction d’attache&#xa0;: {jurisdiction})</translation>
    </message>
</context>
<context>
    <name>TimelineText</name>
    <message>
        <source>In the source:</source>
        <translation>Dans la source&#xa0;:</translation>
    </message>
    <message>
        <source>Cannot say: needs</source>
        <translation>Impossible à dire&#xa0;: il manque</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>Source&#xa0;:</translation>
    </message>
    <message>
        <source>The rule as a page</source>
        <translation>La règle comme page</translation>
    </message>
    <message>
        <source>The windows below open as these are filled in:</source>
        <translation>Les fenêtres ci-dessous s’ouvrent à mesure que ces données sont renseignées&#xa0;:</translation>
    </message>
    <message>
        <source>1 window cannot be told.</source>
        <translation>1 fenêtre impossible à dire.</translation>
    </message>
    <message>
        <source>{count} windows cannot be told.</source>
        <translation>{count} fenêtres impossibles à dire.</translation>
    </message>
    <message>
        <source>Not known:</source>
        <translation>Non connu&#xa0;:</translation>
    </message>
    <message>
        <source>Where the sources differ</source>
        <translation>Là où les sources diffèrent</translation>
    </message>
    <message>
        <source>No sources differ in the windows shown. Windows that cannot be told may still differ.</source>
        <translation>Aucune source ne diffère dans les fenêtres affichées. Dans celles qui sont impossibles à dire, les sources peuvent encore différer.</translation>
    </message>
    <message>
        <source>not known: {missing}</source>
        <translation>non connu&#xa0;: {missing}</translation>
    </message>
    <message>
        <source>{answer}: needs {missing}</source>
        <translation>{answer}&#xa0;: il manque {missing}</translation>
    </message>
    <message>
        <source>Cannot say: needs {missing}.</source>
        <translation>Impossible à dire&#xa0;: il manque {missing}.</translation>
    </message>
    <message>
        <source>Date windows</source>
        <translation>Fenêtres de dates</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>nothing is counted</source>
        <translation>rien n’est compté</translation>
    </message>
    <message>
        <source>information</source>
        <translation>information</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>La règle</translation>
    </message>
    <message>
        <source>home</source>
        <translation>juridiction d’attache</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Pas de date</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>Au plus tôt</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Au plus tard</translation>
    </message>
    <message>
        <source>Cautious date</source>
        <translation>Date prudente</translation>
    </message>
    <message>
        <source>Rule in the source</source>
        <translation>Règle dans la source</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>Compté depuis</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Force</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation>Juridiction</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non connu</translation>
    </message>
    <message>
        <source>Interval in the source</source>
        <translation>Intervalle dans la source</translation>
    </message>
    <message>
        <source>Dates and answer</source>
        <translation>Dates et réponse</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline of the windows</source>
        <translation>Frise des fenêtres</translation>
    </message>
    <message>
        <source>Up and Down walk the windows, Left and Right move in time, plus and minus zoom, 0 shows everything, T goes to today, Enter goes to the details.</source>
        <translation>Haut et Bas parcourent les fenêtres, Gauche et Droite déplacent dans le temps, plus et moins règlent le zoom, 0 affiche tout, T va à aujourd’hui, Entrée va aux détails.</translation>
    </message>
</context>
<context>
    <name>TreatmentBox</name>
    <message>
        <source>Stopped because</source>
        <translation>Motif d’arrêt</translation>
    </message>
    <message>
        <source>not stopped, or not known</source>
        <translation>non arrêté, ou non connu</translation>
    </message>
    <message>
        <source>{drug}: stopped because</source>
        <translation>{drug}&#xa0;: motif d’arrêt</translation>
    </message>
    <message>
        <source>Adequate course</source>
        <translation>Traitement suffisant</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove {drug}</source>
        <translation>Supprimer {drug} de la liste</translation>
    </message>
    <message>
        <source>not effective</source>
        <translation>inefficacité</translation>
    </message>
    <message>
        <source>side effects</source>
        <translation>effets indésirables</translation>
    </message>
    <message>
        <source>pregnancy or its plan</source>
        <translation>grossesse ou projet de grossesse</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>sécurité</translation>
    </message>
    <message>
        <source>the patient&apos;s wish</source>
        <translation>souhait du patient</translation>
    </message>
    <message>
        <source>course finished</source>
        <translation>traitement terminé</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>autre motif</translation>
    </message>
    <message>
        <source>{drug}, adequate course</source>
        <translation>{drug}, traitement suffisant</translation>
    </message>
    <message>
        <source>Not used: {why}</source>
        <translation>Non utilisé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Last dose</source>
        <translation>Dernière dose</translation>
    </message>
    <message>
        <source>Next dose due</source>
        <translation>Prochaine dose prévue</translation>
    </message>
</context>
<context>
    <name>TreatmentsEditor</name>
    <message>
        <source>Add a drug…</source>
        <translation>Ajouter un médicament…</translation>
    </message>
    <message>
        <source>Add a drug</source>
        <translation>Ajouter un médicament</translation>
    </message>
    <message>
        <source>Never treated</source>
        <translation>Jamais traité</translation>
    </message>
    <message>
        <source>{label}: not known</source>
        <translation>{label}&#xa0;: non connu</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Fermer cette ligne</translation>
    </message>
</context>
<context>
    <name>UnitNumberEditor</name>
    <message>
        <source>choose unit</source>
        <translation>choisir l’unité</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>Not used yet: choose the unit.</source>
        <translation>Pas encore utilisé&#xa0;: choisissez l’unité.</translation>
    </message>
    <message>
        <source>Not used: {label} must be {bounds}; this is {typed}.</source>
        <translation>Non utilisé&#xa0;: {label}, valeur attendue&#xa0;: {bounds}&#xa0;; saisi&#xa0;: {typed}.</translation>
    </message>
</context>
<context>
    <name>UserDesk</name>
    <message>
        <source>It is back where it was.</source>
        <translation>Tout est revenu à sa place.</translation>
    </message>
</context>
<context>
    <name>UserExchange</name>
    <message>
        <source>Export your bookmarks and notes</source>
        <translation>Exporter vos signets et notes</translation>
    </message>
    <message>
        <source>msref bookmarks and notes.md</source>
        <translation>msref signets et notes.md</translation>
    </message>
    <message>
        <source>Import bookmarks and notes</source>
        <translation>Importer des signets et notes</translation>
    </message>
    <message>
        <source>Markdown (*.md);;All files (*)</source>
        <translation>Markdown (*.md);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Exported to {name}.</source>
        <translation>Exporté vers {name}.</translation>
    </message>
    <message>
        <source>The file {path} could not be written ({reason}). Choose another folder.</source>
        <translation>Le fichier {path} n’a pas pu être écrit ({reason}). Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Bookmarks and notes</source>
        <translation>Signets et notes</translation>
    </message>
</context>
<context>
    <name>UserFrame</name>
    <message>
        <source>Only pages of the library can be bookmarked.</source>
        <translation>Seules les pages de la bibliothèque peuvent recevoir un signet.</translation>
    </message>
    <message>
        <source>Bookmarked: {title}</source>
        <translation>Signet placé&#xa0;: {title}</translation>
    </message>
    <message>
        <source>A note belongs to a page of the library: open one first.</source>
        <translation>Une note se rattache à une page de la bibliothèque&#xa0;: ouvrez-en une d’abord.</translation>
    </message>
    <message>
        <source>Your note is kept.</source>
        <translation>Votre note est conservée.</translation>
    </message>
    <message>
        <source>Your note was removed.</source>
        <translation>Votre note a été supprimée.</translation>
    </message>
</context>
<context>
    <name>WalkFlowchartScreen</name>
    <message>
        <source>Remarks that apply</source>
        <translation>Remarques qui s’appliquent</translation>
    </message>
    <message>
        <source>There is no choice {number} here.</source>
        <translation>Il n’y a pas de choix {number} ici.</translation>
    </message>
    <message>
        <source>Taken back: &quot;{title}&quot;</source>
        <translation>Réponse retirée&#xa0;: «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>No answer was given by hand; the rest follows from the patient&apos;s parameters.</source>
        <translation>Aucune réponse n’a été donnée à la main&#xa0;; le reste découle des paramètres du patient.</translation>
    </message>
    <message>
        <source>Begin again?</source>
        <translation>Recommencer&#xa0;?</translation>
    </message>
    <message>
        <source>The walk begins again.</source>
        <translation>Le parcours recommence.</translation>
    </message>
    <message>
        <source>1 answer given by hand will be taken back. The patient&apos;s parameters stay as they are.</source>
        <translation>1 réponse donnée à la main sera retirée. Les paramètres du patient restent inchangés.</translation>
    </message>
    <message>
        <source>{count} answers given by hand will be taken back. The patient&apos;s parameters stay as they are.</source>
        <translation>{count} réponses données à la main seront retirées. Les paramètres du patient restent inchangés.</translation>
    </message>
    <message>
        <source>Copied the walk as text with its sources.</source>
        <translation>Parcours copié en texte avec ses sources.</translation>
    </message>
    <message>
        <source>The whole algorithm</source>
        <translation>L’algorithme entier</translation>
    </message>
    <message>
        <source>Open question: {title}</source>
        <translation>Question ouverte&#xa0;: {title}</translation>
    </message>
    <message>
        <source>The way leads to: {title}</source>
        <translation>Le parcours mène à&#xa0;: {title}</translation>
    </message>
    <message>
        <source>1 remark applies</source>
        <translation>1 remarque s’applique</translation>
    </message>
    <message>
        <source>{count} remarks apply</source>
        <translation>{count} remarques s’appliquent</translation>
    </message>
    <message>
        <source>Read below</source>
        <translation>Lire plus bas</translation>
    </message>
</context>
<context>
    <name>Weekdays</name>
    <message>
        <source>Monday</source>
        <translation>lundi</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>mardi</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>mercredi</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>jeudi</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>vendredi</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>samedi</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>dimanche</translation>
    </message>
</context>
<context>
    <name>WhatWouldChange</name>
    <message>
        <source>Give one parameter another value and see which definitions change. The patient stays as it is.</source>
        <translation>Donnez une autre valeur à un paramètre et voyez quelles définitions changent. Le patient reste inchangé.</translation>
    </message>
    <message>
        <source>Parameter to change</source>
        <translation>Paramètre à changer</translation>
    </message>
    <message>
        <source>Choose a parameter</source>
        <translation>Choisissez un paramètre</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
    <message>
        <source>The patient&apos;s value: {value}.</source>
        <translation>Valeur du patient&#xa0;: {value}.</translation>
    </message>
    <message>
        <source>No definition would change.</source>
        <translation>Aucune définition ne changerait.</translation>
    </message>
    <message>
        <source>1 definition would change:</source>
        <translation>1 définition changerait&#xa0;:</translation>
    </message>
    <message>
        <source>{count} definitions would change:</source>
        <translation>{count} définitions changeraient&#xa0;:</translation>
    </message>
</context>
<context>
    <name>policy_in_window</name>
    <message>
        <source>Nothing is entered about a patient in this copy of msref: the policy of your organisation sets the reference mode. The library, the tables and the algorithms can be read.</source>
        <translation>Rien ne se saisit sur un patient dans cette copie de msref&#xa0;: les règles de votre établissement imposent le mode référence. La bibliothèque, les tableaux et les algorithmes peuvent être lus.</translation>
    </message>
</context>
<context>
    <name>policy_words</name>
    <message>
        <source>No policy of an organisation is in force on this computer.</source>
        <translation>Aucune règle d’établissement n’est en vigueur sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The policy {path} is in force.</source>
        <translation>Les règles {path} sont en vigueur.</translation>
    </message>
    <message>
        <source>Reference mode: nothing is entered about a patient.</source>
        <translation>Mode référence&#xa0;: rien ne se saisit sur un patient.</translation>
    </message>
    <message>
        <source>Case files are not saved.</source>
        <translation>Les fichiers de cas ne sont pas enregistrés.</translation>
    </message>
    <message>
        <source>The home jurisdiction is {place} and cannot be changed here.</source>
        <translation>La juridiction d’attache est {place} et ne peut pas être changée ici.</translation>
    </message>
    <message>
        <source>The content is looked for in {folder} first.</source>
        <translation>Le contenu est cherché d’abord dans {folder}.</translation>
    </message>
</context>
</TS>
