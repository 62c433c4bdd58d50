<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>About</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Mitgeliefertes</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Recovered work</source>
        <translation>Gerettete Arbeit</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About TinyLM</source>
        <translation>Über TinyLM</translation>
    </message>
    <message>
        <source>Load your own text, train a tiny language model on your own computer, and look inside it while it learns. Free software under the MIT licence.</source>
        <translation>Lade deinen eigenen Text, trainiere ein winziges Sprachmodell auf deinem eigenen Rechner und sieh hinein, während es lernt. Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy versions and paths, for a report.</source>
        <translation>Versionen und Pfade kopieren, für einen Bericht.</translation>
    </message>
</context>
<context>
    <name>AmbiguityDialog</name>
    <message>
        <source>Why can the loss not go lower?</source>
        <translation>Warum kann der Verlust nicht kleiner werden?</translation>
    </message>
    <message>
        <source>After these contexts the text itself goes on in more than one way, so the best any model can do is to know how often each way occurs. That leaves a mean loss of {loss} nats; each context&apos;s share of it is in the last column.</source>
        <translation>Nach diesen Kontexten geht der Text selbst auf mehr als eine Weise weiter; das Beste, was irgendein Modell tun kann, ist zu wissen, wie oft jede vorkommt. Das lässt einen mittleren Verlust von {loss} Nats übrig; der Anteil jedes Kontexts daran steht in der letzten Spalte.</translation>
    </message>
    <message>
        <source>Ambiguous contexts</source>
        <translation>Mehrdeutige Kontexte</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>goes on with</source>
        <translation>geht weiter mit</translation>
    </message>
    <message>
        <source>for example</source>
        <translation>zum Beispiel</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>Nats</translation>
    </message>
    <message>
        <source>Where the text goes on so</source>
        <translation>Wo der Text so weitergeht</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
</context>
<context>
    <name>AnalogyBox</name>
    <message>
        <source>Analogy</source>
        <translation>Analogie</translation>
    </message>
    <message>
        <source>Subtracts and adds the vectors of words and lists what lies nearest. A famous one: king - man + woman.</source>
        <translation>Zieht die Vektoren von Wörtern ab, zählt sie zusammen und nennt, was am nächsten liegt. Ein berühmtes Beispiel: König - Mann + Frau.</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Plus</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>king</source>
        <translation>König</translation>
    </message>
    <message>
        <source>man</source>
        <translation>Mann</translation>
    </message>
    <message>
        <source>woman</source>
        <translation>Frau</translation>
    </message>
    <message>
        <source>A word of the vocabulary</source>
        <translation>Ein Wort des Vokabulars</translation>
    </message>
    <message>
        <source>Answers of the analogy</source>
        <translation>Antworten der Analogie</translation>
    </message>
    <message>
        <source>Type three words to see which one completes them.</source>
        <translation>Tippe drei Wörter, um zu sehen, welches sie ergänzt.</translation>
    </message>
    <message>
        <source>The cosine of the angle between the word&apos;s vector x and the sum v of the question&apos;s vectors of length 1: x·v / (|x| |v|).</source>
        <translation>Der Kosinus des Winkels zwischen dem Vektor x des Wortes und der Summe v der auf Länge 1 gebrachten Vektoren der Frage: x·v / (|x| |v|).</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
</context>
<context>
    <name>BugBench</name>
    <message>
        <source>&amp;Run it</source>
        <translation>&amp;Laufen lassen</translation>
    </message>
    <message>
        <source>Train it on three sentences, 900 times over.</source>
        <translation>Trainiert es 900-mal auf drei Sätzen.</translation>
    </message>
    <message>
        <source>S&amp;wap the lines</source>
        <translation>Zeilen &amp;tauschen</translation>
    </message>
    <message>
        <source>Put the two lines in the other order.</source>
        <translation>Stellt die zwei Zeilen um.</translation>
    </message>
    <message>
        <source>Loss of the bug bench</source>
        <translation>Verlust der Fehlerbank</translation>
    </message>
    <message>
        <source>The sum of -ln p over the 14 pairs of words of three sentences, for each pass, on a logarithmic scale.</source>
        <translation>Die Summe von -ln p über die 14 Wortpaare von drei Sätzen, für jeden Durchgang, auf einer logarithmischen Skala.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>summed loss</source>
        <translation>summierter Verlust</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft…</translation>
    </message>
    <message>
        <source>Epoch {epoch}: the loss is nan, no number any more. Each step took its gradient from weights that it had just changed, and stretched both a little further.</source>
        <translation>Epoche {epoch}: Der Verlust ist nan, keine Zahl mehr. Jeder Schritt nahm seinen Gradienten aus Gewichten, die er gerade geändert hatte, und streckte beide ein wenig weiter.</translation>
    </message>
    <message>
        <source>Epoch {epoch}: the loss has settled at {loss}. Counting shows that nothing could go below 10.75: after “the” and “cat” more than one word may follow.</source>
        <translation>Epoche {epoch}: Der Verlust hat sich bei {loss} eingependelt. Zählen zeigt, dass nichts unter 10,75 kommen könnte: Nach „the“ und „cat“ kann mehr als ein Wort folgen.</translation>
    </message>
    <message>
        <source>Epoch {epoch}: loss {loss}</source>
        <translation>Epoche {epoch}: Verlust {loss}</translation>
    </message>
</context>
<context>
    <name>CalculationPanel</name>
    <message>
        <source>Calculation</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Terms of the sum</source>
        <translation>Summanden</translation>
    </message>
    <message>
        <source>{count} more terms</source>
        <translation>{count} weitere Summanden</translation>
    </message>
</context>
<context>
    <name>CheckpointDesk</name>
    <message>
        <source>Go back to the checkpoint and let it go?</source>
        <translation>Zum Sicherungspunkt zurückgehen und es aufgeben?</translation>
    </message>
    <message>
        <source>Back at {name}: step {step}. Go on trains from there.</source>
        <translation>Zurück bei {name}: Schritt {step}. Weiter trainiert von dort.</translation>
    </message>
</context>
<context>
    <name>CheckpointList</name>
    <message>
        <source>checkpoint</source>
        <translation>Sicherungspunkt</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Sicherungspunkte</translation>
    </message>
    <message>
        <source>Save the project: its checkpoints are listed here.</source>
        <translation>Speichere das Projekt: Seine Sicherungspunkte werden hier aufgezählt.</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Dorthin zurück</translation>
    </message>
    <message>
        <source>Take up the run as it was then; the run so far stays as a curve.</source>
        <translation>Den Lauf aufnehmen, wie er damals war; der bisherige bleibt als Kurve.</translation>
    </message>
    <message>
        <source>Keep one now</source>
        <translation>Jetzt einen anlegen</translation>
    </message>
    <message>
        <source>Keep the run as it is now as a checkpoint of the project.</source>
        <translation>Den Lauf, wie er jetzt ist, als Sicherungspunkt des Projekts behalten.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Step before</source>
        <translation>Schritt vorher</translation>
    </message>
    <message>
        <source>The earlier of the two steps; arrow keys change it.</source>
        <translation>Der frühere der zwei Schritte; Pfeiltasten ändern ihn.</translation>
    </message>
    <message>
        <source>Step after</source>
        <translation>Schritt nachher</translation>
    </message>
    <message>
        <source>The step that all views show; the bar below moves it too.</source>
        <translation>Der Schritt, den alle Seiten zeigen; die Leiste unten bewegt ihn auch.</translation>
    </message>
    <message>
        <source>How far the words have moved</source>
        <translation>Wie weit sich die Wörter bewegt haben</translation>
    </message>
    <message>
        <source>Nearest words before</source>
        <translation>Nächste Wörter vorher</translation>
    </message>
    <message>
        <source>Nearest words after</source>
        <translation>Nächste Wörter nachher</translation>
    </message>
    <message>
        <source>By cosine similarity; a click goes to the word.</source>
        <translation>Nach Kosinus-Ähnlichkeit; ein Klick geht zum Wort.</translation>
    </message>
    <message>
        <source>The vector before and after</source>
        <translation>Der Vektor vorher und nachher</translation>
    </message>
    <message>
        <source>&amp;Before: step</source>
        <translation>&amp;Vorher: Schritt</translation>
    </message>
    <message>
        <source>&amp;After: step</source>
        <translation>&amp;Nachher: Schritt</translation>
    </message>
    <message>
        <source>The distance between the word&apos;s vector before and after.</source>
        <translation>Der Abstand zwischen dem Vektor des Wortes vorher und nachher.</translation>
    </message>
    <message>
        <source>The cosine of the angle between the two vectors: 1 is the same way.</source>
        <translation>Der Kosinus des Winkels zwischen den zwei Vektoren: 1 heißt gleiche Richtung.</translation>
    </message>
    <message>
        <source>How often the word occurs in the text.</source>
        <translation>Wie oft das Wort im Text vorkommt.</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>bewegt</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>&lt;b&gt;{word}&lt;/b&gt;, step {before} to {after}: moved {distance}, cosine {cosine}</source>
        <translation>&lt;b&gt;{word}&lt;/b&gt;, Schritt {before} bis {after}: bewegt {distance}, Kosinus {cosine}</translation>
    </message>
    <message>
        <source>Open a text to see what training does to its words.</source>
        <translation>Öffne einen Text, um zu sehen, was das Training mit seinen Wörtern macht.</translation>
    </message>
    <message>
        <source>Click Train: what each step does to the words is compared here.</source>
        <translation>Klick auf Trainieren: Was jeder Schritt mit den Wörtern macht, wird hier verglichen.</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>The cosine of the angle between two vectors: x·y / (|x| |y|).</source>
        <translation>Der Kosinus des Winkels zwischen zwei Vektoren: x·y / (|x| |y|).</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Of the {count} nearest: lost {lost}; won {won}.</source>
        <translation>Von den {count} nächsten: verloren {lost}; gewonnen {won}.</translation>
    </message>
</context>
<context>
    <name>ConcordancePanel</name>
    <message>
        <source>Find a word</source>
        <translation>Ein Wort suchen</translation>
    </message>
    <message>
        <source>Word to find in the text</source>
        <translation>Wort, das im Text gesucht wird</translation>
    </message>
    <message>
        <source>Type a word and press Enter to see where it stands.</source>
        <translation>Tippe ein Wort und drücke Enter, um zu sehen, wo es steht.</translation>
    </message>
    <message>
        <source>Order of the places</source>
        <translation>Reihenfolge der Stellen</translation>
    </message>
    <message>
        <source>Sorted by what follows or precedes the word, the same phrases come together.</source>
        <translation>Sortiert nach dem, was dem Wort folgt oder vorausgeht, kommen gleiche Wendungen zusammen.</translation>
    </message>
    <message>
        <source>in the order of the text</source>
        <translation>in der Reihenfolge des Textes</translation>
    </message>
    <message>
        <source>sorted by the words after</source>
        <translation>nach den Wörtern danach sortiert</translation>
    </message>
    <message>
        <source>sorted by the words before</source>
        <translation>nach den Wörtern davor sortiert</translation>
    </message>
    <message>
        <source>Places of the word</source>
        <translation>Stellen des Wortes</translation>
    </message>
    <message>
        <source>Choose a word here, in the text or on any page to see all its places.</source>
        <translation>Wähle ein Wort hier, im Text oder auf irgendeiner Seite, um alle seine Stellen zu sehen.</translation>
    </message>
    <message>
        <source>“{word}” occurs {count} times</source>
        <translation>„{word}“ kommt {count}-mal vor</translation>
    </message>
    <message>
        <source>“{word}” occurs {count} times; the first {shown} are listed</source>
        <translation>„{word}“ kommt {count}-mal vor; die ersten {shown} sind aufgezählt</translation>
    </message>
</context>
<context>
    <name>ContributionsTable</name>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>adds</source>
        <translation>trägt bei</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>What the word has of itself, whatever comes before it.</source>
        <translation>Was das Wort von sich aus hat, was auch davorsteht.</translation>
    </message>
    <message>
        <source>A number that enters the output layer, times its weight to this word: so much it adds to the word&apos;s score, or takes away.</source>
        <translation>Eine Zahl, die in die Ausgabeschicht geht, mal ihr Gewicht zu diesem Wort: So viel trägt sie zur Punktzahl des Wortes bei oder nimmt sie weg.</translation>
    </message>
</context>
<context>
    <name>CopyTable</name>
    <message>
        <source>Copy table as TSV</source>
        <translation>Tabelle als TSV kopieren</translation>
    </message>
</context>
<context>
    <name>CostLabel</name>
    <message>
        <source>Memory for the parameters, their gradients, the optimizer and copies; time as measured in the last run, or on an ordinary computer before one.</source>
        <translation>Speicher für die Parameter, ihre Gradienten, den Optimierer und Kopien; Zeit wie im letzten Lauf gemessen, vorher wie auf einem gewöhnlichen Rechner.</translation>
    </message>
    <message>
        <source>{parameters} parameters, {memory} of memory; an epoch takes about {time}.</source>
        <translation>{parameters} Parameter, {memory} Speicher; eine Epoche dauert etwa {time}.</translation>
    </message>
    <message>
        <source>If the computer has less than that, it becomes very slow or the training fails.</source>
        <translation>Hat der Rechner weniger, wird er sehr langsam, oder das Training misslingt.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Trotzdem nehmen</translation>
    </message>
    <message>
        <source>This model needs about {memory} of memory.</source>
        <translation>Dieses Modell braucht etwa {memory} Speicher.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ging schief</translation>
    </message>
    <message>
        <source>TinyLM ran into an error of its own. Your work is still open: save it, then start the program again.</source>
        <translation>TinyLM ist auf einen eigenen Fehler gestoßen. Deine Arbeit ist noch offen: Speichere sie und starte das Programm neu.</translation>
    </message>
    <message>
        <source>This report helps to mend it. It holds names of files, but nothing of your text.</source>
        <translation>Dieser Bericht hilft, ihn zu beheben. Er enthält Dateinamen, aber nichts von deinem Text.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the report, to send it to those who can mend the program.</source>
        <translation>Den Bericht kopieren, um ihn denen zu schicken, die das Programm reparieren können.</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>&amp;Open text…</source>
        <translation>Text ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>The language of this text writes no spaces between words: the tokenizers characters and bpe, among the settings, suit it better than words.</source>
        <translation>Die Sprache dieses Textes schreibt keine Leerzeichen zwischen Wörtern: Die Zerlegungen characters und bpe in den Einstellungen passen besser zu ihr als words.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Words and marks in all documents.</source>
        <translation>Wörter und Zeichen in allen Dokumenten.</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>Verschiedene</translation>
    </message>
    <message>
        <source>Different tokens: the vocabulary.</source>
        <translation>Verschiedene Tokens: das Vokabular.</translation>
    </message>
    <message>
        <source>Pairs to train on</source>
        <translation>Paare zum Lernen</translation>
    </message>
    <message>
        <source>A pair is a token with those before it: what comes next is learned.</source>
        <translation>Ein Paar ist ein Token mit denen davor: Gelernt wird, was als Nächstes kommt.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Tokens at the end of the text that only measure the model, never teach.</source>
        <translation>Tokens am Ende des Textes, die das Modell nur messen, nie lehren.</translation>
    </message>
    <message>
        <source>Choose text files; they replace the open text (Ctrl+O).</source>
        <translation>Textdateien wählen; sie ersetzen den offenen Text (Strg+O).</translation>
    </message>
    <message>
        <source>Read all text files of a folder and the folders in it.</source>
        <translation>Alle Textdateien eines Ordners und der Ordner darin lesen.</translation>
    </message>
    <message>
        <source>Choose one of the texts that come with the program.</source>
        <translation>Einen der Texte wählen, die mit dem Programm kommen.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Concordance</source>
        <translation>Konkordanz</translation>
    </message>
    <message>
        <source>Every other token is shaded. Point at one to see its id; click it to choose its word on every page.</source>
        <translation>Jedes zweite Token ist schattiert. Zeig auf eines, um seine Id zu sehen; klick darauf, um sein Wort auf jeder Seite zu wählen.</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>{words} and {count} more</source>
        <translation>{words} und {count} weitere</translation>
    </message>
    <message>
        <source>The loss exploded</source>
        <translation>Der Verlust ist explodiert</translation>
    </message>
    <message>
        <source>At step {step} the loss was {loss}. With a learning rate of {learning_rate} the updates overshoot further each time.</source>
        <translation>Bei Schritt {step} war der Verlust {loss}. Mit einer Lernrate von {learning_rate} schießen die Änderungen jedes Mal weiter über das Ziel hinaus.</translation>
    </message>
    <message>
        <source>Some words reach no unit</source>
        <translation>Manche Wörter erreichen keine Einheit</translation>
    </message>
    <message>
        <source>After {contexts} of {looked_at} contexts all {units} units of hidden layer {layer} are off, so nothing can be learned there. They end with: {words}.</source>
        <translation>Nach {contexts} von {looked_at} Kontexten sind alle {units} Einheiten der verborgenen Schicht {layer} aus, also kann dort nichts gelernt werden. Sie enden mit: {words}.</translation>
    </message>
    <message>
        <source>The learning rate is too large</source>
        <translation>Die Lernrate ist zu groß</translation>
    </message>
    <message>
        <source>The loss stays at {loss} (it was {lowest} at its lowest): with a learning rate of {learning_rate} the updates jump across what they look for.</source>
        <translation>Der Verlust bleibt bei {loss} (er war schon bei {lowest}): Mit einer Lernrate von {learning_rate} springen die Änderungen über das hinweg, was sie suchen.</translation>
    </message>
    <message>
        <source>The learning rate is too small</source>
        <translation>Die Lernrate ist zu klein</translation>
    </message>
    <message>
        <source>The loss hardly falls: it is {loss}, and {floor} would be possible. A learning rate of {learning_rate} moves the parameters too little.</source>
        <translation>Der Verlust fällt kaum: Er ist {loss}, und {floor} wäre möglich. Eine Lernrate von {learning_rate} bewegt die Parameter zu wenig.</translation>
    </message>
    <message>
        <source>The loss is stuck</source>
        <translation>Der Verlust steckt fest</translation>
    </message>
    <message>
        <source>The loss no longer falls: it is {loss}, and {floor} would be possible. The learning rate of {learning_rate} is usual, so another optimizer may find a way.</source>
        <translation>Der Verlust fällt nicht mehr: Er ist {loss}, und {floor} wäre möglich. Die Lernrate von {learning_rate} ist üblich; vielleicht findet ein anderer Optimierer einen Weg.</translation>
    </message>
    <message>
        <source>All is learned that this context allows</source>
        <translation>Alles ist gelernt, was dieser Kontext erlaubt</translation>
    </message>
    <message>
        <source>The loss over the whole text is {loss}; no model that sees as many words can get below {floor}. More training changes nothing, a longer context may.</source>
        <translation>Der Verlust über den ganzen Text ist {loss}; kein Modell, das so viele Wörter sieht, kommt unter {floor}. Mehr Training ändert nichts, ein längerer Kontext vielleicht.</translation>
    </message>
    <message>
        <source>The model learns by heart</source>
        <translation>Das Modell lernt auswendig</translation>
    </message>
    <message>
        <source>On unseen text it was best after epoch {best_epoch} ({best}); now its loss there is {now}, although the training loss still falls.</source>
        <translation>Auf ungesehenem Text war es nach Epoche {best_epoch} am besten ({best}); jetzt ist sein Verlust dort {now}, obwohl der Trainingsverlust weiter fällt.</translation>
    </message>
    <message>
        <source>Many words are seen only once</source>
        <translation>Viele Wörter kommen nur einmal vor</translation>
    </message>
    <message>
        <source>{once} of {words_in_all} different words occur once in {tokens} tokens; one example is too little to learn from. Among them: {words}.</source>
        <translation>{once} von {words_in_all} verschiedenen Wörtern kommen in {tokens} Tokens einmal vor; ein Beispiel ist zu wenig, um daraus zu lernen. Darunter: {words}.</translation>
    </message>
    <message>
        <source>The prompt has unknown words</source>
        <translation>Der Anfang hat unbekannte Wörter</translation>
    </message>
    <message>
        <source>{unknown} of the {tokens} tokens of the prompt do not occur in the text, so the model does not see them: {words}.</source>
        <translation>{unknown} der {tokens} Tokens des Anfangs kommen im Text nicht vor, also sieht das Modell sie nicht: {words}.</translation>
    </message>
</context>
<context>
    <name>DoctorButton</name>
    <message>
        <source>What keeps this run from learning well, and what may help.</source>
        <translation>Was diesen Lauf am Lernen hindert und was helfen kann.</translation>
    </message>
    <message>
        <source>Doctor: 1 finding</source>
        <translation>Modellarzt: 1 Befund</translation>
    </message>
    <message>
        <source>Doctor: {count} findings</source>
        <translation>Modellarzt: {count} Befunde</translation>
    </message>
</context>
<context>
    <name>DoctorPanel</name>
    <message>
        <source>Model doctor</source>
        <translation>Modellarzt</translation>
    </message>
    <message>
        <source>Nothing was found: the run looks healthy.</source>
        <translation>Nichts gefunden: Der Lauf sieht gesund aus.</translation>
    </message>
    <message>
        <source>A remedy starts a new run with these settings changed; the run so far stays on the loss plot for comparison.</source>
        <translation>Ein Heilmittel beginnt einen neuen Lauf mit diesen geänderten Einstellungen; der bisherige bleibt zum Vergleich im Diagramm.</translation>
    </message>
    <message>
        <source>Try: {remedy}</source>
        <translation>Versuchen: {remedy}</translation>
    </message>
    <message>
        <source>Start a new run with this changed.</source>
        <translation>Einen neuen Lauf mit dieser Änderung beginnen.</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
    <message>
        <source>Open a text file or a folder of them, or drop them anywhere on the window: a book, letters, any plain text will do. Or begin with a sample.</source>
        <translation>Öffne eine Textdatei oder einen Ordner davon, oder zieh sie irgendwo auf das Fenster: ein Buch, Briefe, jeder einfache Text ist recht. Oder beginne mit einem Beispiel.</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>Read more texts together with those that are open.</source>
        <translation>Weitere Texte zusammen mit den offenen lesen.</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Close the chosen texts (Delete); the files stay as they are.</source>
        <translation>Die gewählten Texte schließen (Entf); die Dateien bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>DocumentText</name>
    <message>
        <source>Text of the chosen document</source>
        <translation>Text des gewählten Dokuments</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Which part of the text is shown.</source>
        <translation>Welcher Teil des Textes gezeigt wird.</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Show the part of the text before this one.</source>
        <translation>Den Teil des Textes vor diesem zeigen.</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Show the part of the text after this one.</source>
        <translation>Den Teil des Textes nach diesem zeigen.</translation>
    </message>
    <message>
        <source>Pa&amp;ge</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>Looking for the place …</source>
        <translation>Sucht die Stelle …</translation>
    </message>
    <message>
        <source>Looking for the place: {share}</source>
        <translation>Sucht die Stelle: {share}</translation>
    </message>
    <message>
        <source>of {pages}; a page has about {characters} characters</source>
        <translation>von {pages}; eine Seite hat etwa {characters} Zeichen</translation>
    </message>
</context>
<context>
    <name>EmbeddingsTable</name>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>A word of the vocabulary; the rest of its row is its vector.</source>
        <translation>Ein Wort des Vokabulars; der Rest seiner Zeile ist sein Vektor.</translation>
    </message>
    <message>
        <source>One of the numbers by which the model knows a word. They begin at random and move with every update, so that words used alike come to have similar numbers.</source>
        <translation>Eine der Zahlen, durch die das Modell ein Wort kennt. Sie beginnen zufällig und bewegen sich mit jeder Änderung, sodass ähnlich gebrauchte Wörter ähnliche Zahlen bekommen.</translation>
    </message>
</context>
<context>
    <name>EmbeddingsView</name>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>Open a text to see its words as vectors here.</source>
        <translation>Öffne einen Text, um seine Wörter hier als Vektoren zu sehen.</translation>
    </message>
    <message>
        <source>Click Train: the vectors of the words appear here and change live.</source>
        <translation>Klick auf Trainieren: Die Vektoren der Wörter erscheinen hier und ändern sich vor deinen Augen.</translation>
    </message>
    <message>
        <source>Colours: blue down to -{limit}, orange up to {limit}, none at 0.</source>
        <translation>Farben: blau bis -{limit}, orange bis {limit}, keine bei 0.</translation>
    </message>
</context>
<context>
    <name>EncodingDialog</name>
    <message>
        <source>How was this text written?</source>
        <translation>Wie wurde dieser Text geschrieben?</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>How the bytes of the file stand for characters.</source>
        <translation>Wie die Bytes der Datei für Zeichen stehen.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Read &amp;all other files that are not UTF-8 like this, too</source>
        <translation>&amp;Alle anderen Dateien, die nicht UTF-8 sind, auch so lesen</translation>
    </message>
    <message>
        <source>Ask no more for the files that are opened together.</source>
        <translation>Bei den Dateien, die zusammen geöffnet werden, nicht mehr fragen.</translation>
    </message>
    <message>
        <source>{name} is not UTF-8. Choose the encoding in which this text reads as it should.</source>
        <translation>{name} ist nicht UTF-8. Wähle die Kodierung, in der sich dieser Text liest, wie er soll.</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>Westeuropäisch (Windows-1252)</translation>
    </message>
    <message>
        <source>Japanese (Shift-JIS)</source>
        <translation>Japanisch (Shift-JIS)</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>Mitteleuropäisch (Windows-1250)</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>Kyrillisch (Windows-1251)</translation>
    </message>
    <message>
        <source>Western European (ISO 8859-15)</source>
        <translation>Westeuropäisch (ISO 8859-15)</translation>
    </message>
    <message>
        <source>Chinese (GB 18030)</source>
        <translation>Chinesisch (GB 18030)</translation>
    </message>
    <message>
        <source>Chinese (Big5)</source>
        <translation>Chinesisch (Big5)</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>Koreanisch (EUC-KR)</translation>
    </message>
    <message>
        <source>UTF-16, little-endian</source>
        <translation>UTF-16, little-endian</translation>
    </message>
    <message>
        <source>UTF-16, big-endian</source>
        <translation>UTF-16, big-endian</translation>
    </message>
    <message>
        <source>{count} characters of the preview do not fit this encoding.</source>
        <translation>{count} Zeichen der Vorschau passen nicht zu dieser Kodierung.</translation>
    </message>
    <message>
        <source>Every character of the preview fits this encoding.</source>
        <translation>Jedes Zeichen der Vorschau passt zu dieser Kodierung.</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>--resume goes on with the project&apos;s own text: name no FILE.</source>
        <translation>--resume macht mit dem Text des Projekts weiter: Nenne keine DATEI.</translation>
    </message>
    <message>
        <source>A model of {0} parameters needs {1} GB of memory to train, and this computer has {2}: choose fewer dimensions, hidden units or words.</source>
        <translation>Ein Modell mit {0} Parametern braucht {1} GB Speicher zum Trainieren, und dieser Rechner hat {2}: Wähle weniger Dimensionen, verborgene Einheiten oder Wörter.</translation>
    </message>
    <message>
        <source>A script cannot repeat this run: it was also trained on single pairs, by hand; train anew to export one.</source>
        <translation>Ein Skript kann diesen Lauf nicht wiederholen: Er wurde auch von Hand auf einzelnen Paaren trainiert; trainiere neu, um eines zu exportieren.</translation>
    </message>
    <message>
        <source>A script cannot repeat this run: its optimizer, seed or shuffling changed on the way, or it went on after its patience had ended; train anew to export one.</source>
        <translation>Ein Skript kann diesen Lauf nicht wiederholen: Optimierer, Startwert oder Mischen änderten sich unterwegs, oder er ging weiter, nachdem seine Geduld zu Ende war; trainiere neu, um eines zu exportieren.</translation>
    </message>
    <message>
        <source>A vocabulary of {0} cannot hold the bytes and characters that byte-pair pieces of this text start from: allow more, 8,000 for example.</source>
        <translation>Ein Vokabular von {0} fasst nicht die Bytes und Zeichen, von denen die Bytepaar-Stücke dieses Textes ausgehen: Erlaube mehr, zum Beispiel 8.000.</translation>
    </message>
    <message>
        <source>An update is taken apart for one softmax over all words, and this model has an adaptive one: train with the full output to look into an update.</source>
        <translation>Zerlegt wird eine Änderung für einen Softmax über alle Wörter, und dieses Modell hat einen adaptiven: Trainiere mit der ganzen Ausgabe, um in eine Änderung zu sehen.</translation>
    </message>
    <message>
        <source>No word follows another in this text, so there is nothing to predict: choose a longer text.</source>
        <translation>Kein Wort folgt in diesem Text auf ein anderes, also gibt es nichts vorherzusagen: Wähle einen längeren Text.</translation>
    </message>
    <message>
        <source>Reading the text was cut short, because a process that helped ended; memory may be short. Close other programs and open the text again.</source>
        <translation>Das Lesen des Textes brach ab, weil ein helfender Prozess endete; vielleicht ist der Speicher knapp. Schließe andere Programme und öffne den Text noch einmal.</translation>
    </message>
    <message>
        <source>The byte-pair tokenizer is damaged.</source>
        <translation>Die Bytepaar-Zerlegung ist beschädigt.</translation>
    </message>
    <message>
        <source>The byte-pair tokenizer is empty.</source>
        <translation>Die Bytepaar-Zerlegung ist leer.</translation>
    </message>
    <message>
        <source>The byte-pair tokenizer&apos;s description is damaged.</source>
        <translation>Die Beschreibung der Bytepaar-Zerlegung ist beschädigt.</translation>
    </message>
    <message>
        <source>The counts of the model&apos;s text are damaged.</source>
        <translation>Die Anzahlen des Modelltextes sind beschädigt.</translation>
    </message>
    <message>
        <source>The file with the text&apos;s ids became shorter: open the text again.</source>
        <translation>Die Datei mit den Ids des Textes wurde kürzer: Öffne den Text noch einmal.</translation>
    </message>
    <message>
        <source>The log of the training is damaged: a pair is not one.</source>
        <translation>Das Protokoll des Trainings ist beschädigt: Ein Paar ist keines.</translation>
    </message>
    <message>
        <source>The model has seen none of the prompt&apos;s words; use words that occur in the training text.</source>
        <translation>Das Modell kennt keines der Wörter des Anfangs; nimm Wörter, die im Trainingstext vorkommen.</translation>
    </message>
    <message>
        <source>The project&apos;s text was replaced after its last training: start a new run.</source>
        <translation>Der Text des Projekts wurde nach seinem letzten Training ersetzt: Beginne einen neuen Lauf.</translation>
    </message>
    <message>
        <source>The prompt is empty: type a word or two for the model to go on from.</source>
        <translation>Der Anfang ist leer: Tippe ein oder zwei Wörter, die das Modell fortsetzen soll.</translation>
    </message>
    <message>
        <source>The script knows one softmax over all words only, and this model has an adaptive one: train with output full to export a script.</source>
        <translation>Das Skript kennt nur einen Softmax über alle Wörter, und dieses Modell hat einen adaptiven: Trainiere mit der Ausgabe full, um ein Skript zu exportieren.</translation>
    </message>
    <message>
        <source>The state of the training is damaged: it does not fit the model.</source>
        <translation>Der Zustand des Trainings ist beschädigt: Er passt nicht zum Modell.</translation>
    </message>
    <message>
        <source>The text has no word that follows another, so there is nothing to predict; add more text.</source>
        <translation>Der Text hat kein Wort, das auf ein anderes folgt, also gibt es nichts vorherzusagen; füge mehr Text hinzu.</translation>
    </message>
    <message>
        <source>The text&apos;s ids cannot be read: {0}.</source>
        <translation>Die Ids des Textes können nicht gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>The text&apos;s ids cannot be written: {0}.</source>
        <translation>Die Ids des Textes können nicht geschrieben werden: {0}.</translation>
    </message>
    <message>
        <source>The texts in {0} are now cut into other tokens.</source>
        <translation>Die Texte in {0} werden jetzt in andere Tokens zerlegt.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s description is damaged.</source>
        <translation>Die Beschreibung der Zerlegung ist beschädigt.</translation>
    </message>
    <message>
        <source>The vectors in {0} have {1} numbers each, those of the model {2}: set embedding_dim to {3}.</source>
        <translation>Die Vektoren in {0} haben je {1} Zahlen, die des Modells {2}: Setze embedding_dim auf {3}.</translation>
    </message>
    <message>
        <source>The vectors that the run started with are damaged: train anew.</source>
        <translation>Die Vektoren, mit denen der Lauf begann, sind beschädigt: Trainiere neu.</translation>
    </message>
    <message>
        <source>The vocabulary is damaged: its counts are not whole numbers.</source>
        <translation>Das Vokabular ist beschädigt: Seine Anzahlen sind keine ganzen Zahlen.</translation>
    </message>
    <message>
        <source>The vocabulary is damaged: its words are not a list of texts.</source>
        <translation>Das Vokabular ist beschädigt: Seine Wörter sind keine Liste von Texten.</translation>
    </message>
    <message>
        <source>The vocabulary is damaged: the unknown word is not the first.</source>
        <translation>Das Vokabular ist beschädigt: Das unbekannte Wort ist nicht das erste.</translation>
    </message>
    <message>
        <source>The vocabulary is damaged: words are repeated or lack a count.</source>
        <translation>Das Vokabular ist beschädigt: Wörter sind doppelt, oder ihnen fehlt eine Anzahl.</translation>
    </message>
    <message>
        <source>There are no words in the text: choose a text with at least two.</source>
        <translation>Im Text sind keine Wörter: Wähle einen Text mit mindestens zweien.</translation>
    </message>
    <message>
        <source>There is no sample called {0}; there are {1}.</source>
        <translation>Es gibt kein Beispiel namens {0}; es gibt {1}.</translation>
    </message>
    <message>
        <source>Training stopped at step {0} because the loss exploded; the model of step {1} was saved. Train again with a smaller learning rate.</source>
        <translation>Das Training hielt bei Schritt {0} an, weil der Verlust explodierte; das Modell von Schritt {1} wurde gespeichert. Trainiere noch einmal mit einer kleineren Lernrate.</translation>
    </message>
    <message>
        <source>Training was stopped at step {0} and saved; --resume goes on.</source>
        <translation>Das Training wurde bei Schritt {0} angehalten und gespeichert; --resume macht weiter.</translation>
    </message>
    <message>
        <source>With tied_embeddings the last hidden layer must be as wide as an embedding: {0}, not {1}.</source>
        <translation>Mit tied_embeddings muss die letzte verborgene Schicht so breit wie ein Embedding sein: {0}, nicht {1}.</translation>
    </message>
    <message>
        <source>Writing ONNX needs the package onnx: install it with pip install &quot;tinylm[onnx]&quot;.</source>
        <translation>Um ONNX zu schreiben, braucht es das Paket onnx: Installiere es mit pip install &quot;tinylm[onnx]&quot;.</translation>
    </message>
    <message>
        <source>hidden_dims must be whole numbers of at least 1, not {0}.</source>
        <translation>hidden_dims müssen ganze Zahlen von mindestens 1 sein, nicht {0}.</translation>
    </message>
    <message>
        <source>name at least one text FILE to train on, or use --resume.</source>
        <translation>nenne mindestens eine Text-DATEI, auf der trainiert wird, oder nimm --resume.</translation>
    </message>
    <message>
        <source>text and model settings cannot change when training is resumed; train into a new project instead.</source>
        <translation>Text- und Modelleinstellungen können sich nicht ändern, wenn ein Training weitergeht; trainiere stattdessen in ein neues Projekt.</translation>
    </message>
    <message>
        <source>{0} and the vocabulary beside it do not belong together.</source>
        <translation>{0} und das Vokabular daneben gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>{0} changed while it was read: open it again.</source>
        <translation>{0} änderte sich, während es gelesen wurde: Öffne es noch einmal.</translation>
    </message>
    <message>
        <source>{0} does not come out of its training again: step {1} of {2} is the first that differs.</source>
        <translation>{0} kommt nicht noch einmal aus seinem Training heraus: Schritt {1} von {2} ist der erste, der sich unterscheidet.</translation>
    </message>
    <message>
        <source>{0} does not exist: it may have been moved or deleted.</source>
        <translation>{0} gibt es nicht: Vielleicht wurde es verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>{0} has no setting called {1}.</source>
        <translation>{0} hat keine Einstellung namens {1}.</translation>
    </message>
    <message>
        <source>{0} has none of the words of this text: choose another file.</source>
        <translation>{0} hat keines der Wörter dieses Textes: Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} texts: choose a smaller folder.</source>
        <translation>{0} enthält mehr als {1} Texte: Wähle einen kleineren Ordner.</translation>
    </message>
    <message>
        <source>{0} holds no model yet: train one first.</source>
        <translation>{0} enthält noch kein Modell: Trainiere zuerst eines.</translation>
    </message>
    <message>
        <source>{0} holds no settings of a text yet.</source>
        <translation>{0} enthält noch keine Einstellungen eines Textes.</translation>
    </message>
    <message>
        <source>{0} holds no text yet: import one first.</source>
        <translation>{0} enthält noch keinen Text: Importiere zuerst einen.</translation>
    </message>
    <message>
        <source>{0} holds no texts ({1}): choose another folder.</source>
        <translation>{0} enthält keine Texte ({1}): Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The model knows no two words in a row of this text, so there is nothing to measure: choose a text in the words that it was trained on.</source>
        <translation>Das Modell kennt keine zwei aufeinanderfolgenden Wörter dieses Textes, also gibt es nichts zu messen: Wähle einen Text mit den Wörtern, mit denen es trainiert wurde.</translation>
    </message>
    <message>
        <source>The vocabulary has no word {0}: choose one of the training text.</source>
        <translation>Das Vokabular hat kein Wort {0}: Wähle eines aus dem Trainingstext.</translation>
    </message>
    <message>
        <source>{0} does not tell how its training began: start a new run to verify.</source>
        <translation>{0} sagt nicht, wie sein Training begann: Beginne einen neuen Lauf, um zu prüfen.</translation>
    </message>
    <message>
        <source>{0} holds a text and a training of other words: start a new run.</source>
        <translation>{0} enthält einen Text und ein Training mit anderen Wörtern: Beginne einen neuen Lauf.</translation>
    </message>
    <message>
        <source>{0} holds no training to go on with: train first.</source>
        <translation>{0} enthält kein Training, das weitergehen könnte: Trainiere zuerst.</translation>
    </message>
    <message>
        <source>{0} is a folder: choose the text files in it.</source>
        <translation>{0} ist ein Ordner: Wähle die Textdateien darin.</translation>
    </message>
    <message>
        <source>{0} is a link, not a file of this project: remove it.</source>
        <translation>{0} ist eine Verknüpfung und keine Datei dieses Projekts: Entferne sie.</translation>
    </message>
    <message>
        <source>{0} is damaged or was changed by hand: undo the change.</source>
        <translation>{0} ist beschädigt oder wurde von Hand geändert: Nimm die Änderung zurück.</translation>
    </message>
    <message>
        <source>{0} is damaged: a document lies outside the text.</source>
        <translation>{0} ist beschädigt: Ein Dokument liegt außerhalb des Textes.</translation>
    </message>
    <message>
        <source>{0} is damaged: an entry of {1} is not described.</source>
        <translation>{0} ist beschädigt: Ein Eintrag von {1} ist nicht beschrieben.</translation>
    </message>
    <message>
        <source>{0} is damaged: it does not fit the tokens.</source>
        <translation>{0} ist beschädigt: Es passt nicht zu den Tokens.</translation>
    </message>
    <message>
        <source>{0} is damaged: it does not fit the vocabulary.</source>
        <translation>{0} ist beschädigt: Es passt nicht zum Vokabular.</translation>
    </message>
    <message>
        <source>{0} is damaged: it ends too early.</source>
        <translation>{0} ist beschädigt: Es endet zu früh.</translation>
    </message>
    <message>
        <source>{0} is damaged: it has more parts than such a file can have.</source>
        <translation>{0} ist beschädigt: Es hat mehr Teile, als eine solche Datei haben kann.</translation>
    </message>
    <message>
        <source>{0} is damaged: it holds no JSON object.</source>
        <translation>{0} ist beschädigt: Es enthält kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>{0} is damaged: it holds no valid JSON.</source>
        <translation>{0} ist beschädigt: Es enthält kein gültiges JSON.</translation>
    </message>
    <message>
        <source>{0} is damaged: it is no array of plain numbers.</source>
        <translation>{0} ist beschädigt: Es ist kein Feld aus einfachen Zahlen.</translation>
    </message>
    <message>
        <source>{0} is damaged: it is not as it was saved.</source>
        <translation>{0} ist beschädigt: Es ist nicht so, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>{0} is damaged: it lacks its check sum.</source>
        <translation>{0} ist beschädigt: Ihm fehlt seine Prüfsumme.</translation>
    </message>
    <message>
        <source>{0} is damaged: it names no encoding of text.</source>
        <translation>{0} ist beschädigt: Es nennt keine Kodierung von Text.</translation>
    </message>
    <message>
        <source>{0} is damaged: its arrays are not described as they must be.</source>
        <translation>{0} ist beschädigt: Seine Felder sind nicht so beschrieben, wie sie müssen.</translation>
    </message>
    <message>
        <source>{0} is damaged: its header does not fit in it.</source>
        <translation>{0} ist beschädigt: Sein Kopf passt nicht hinein.</translation>
    </message>
    <message>
        <source>{0} is damaged: its ids are not 0, 1, ...</source>
        <translation>{0} ist beschädigt: Seine Ids sind nicht 0, 1, ...</translation>
    </message>
    <message>
        <source>{0} is damaged: its list of files is not the one it must have.</source>
        <translation>{0} ist beschädigt: Seine Dateiliste ist nicht die, die es haben muss.</translation>
    </message>
    <message>
        <source>{0} is damaged: its log of settings is not one.</source>
        <translation>{0} ist beschädigt: Sein Protokoll der Einstellungen ist keines.</translation>
    </message>
    <message>
        <source>{0} is damaged: its numbers are not {1}.</source>
        <translation>{0} ist beschädigt: Seine Zahlen sind nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is damaged: its size does not fit its shape.</source>
        <translation>{0} ist beschädigt: Seine Größe passt nicht zu seiner Form.</translation>
    </message>
    <message>
        <source>{0} is damaged: its words do not fit its model.</source>
        <translation>{0} ist beschädigt: Seine Wörter passen nicht zu seinem Modell.</translation>
    </message>
    <message>
        <source>{0} is damaged: the line of {1} does not hold {2} numbers.</source>
        <translation>{0} ist beschädigt: Die Zeile von {1} enthält nicht {2} Zahlen.</translation>
    </message>
    <message>
        <source>{0} is damaged: the vector of {1} is not finite.</source>
        <translation>{0} ist beschädigt: Der Vektor von {1} ist nicht endlich.</translation>
    </message>
    <message>
        <source>{0} is damaged: there is no format {1}.</source>
        <translation>{0} ist beschädigt: Es gibt kein Format {1}.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}</source>
        <translation>{0} ist beschädigt: {1}</translation>
    </message>
    <message>
        <source>{0} is damaged: {1} is missing or of the wrong kind.</source>
        <translation>{0} ist beschädigt: {1} fehlt oder ist von falscher Art.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1} is no name of a document.</source>
        <translation>{0} ist beschädigt: {1} ist kein Name eines Dokuments.</translation>
    </message>
    <message>
        <source>{0} is larger than such a file can be.</source>
        <translation>{0} ist größer, als eine solche Datei sein kann.</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} fehlt.</translation>
    </message>
    <message>
        <source>{0} is no checkpoint of this program.</source>
        <translation>{0} ist kein Sicherungspunkt dieses Programms.</translation>
    </message>
    <message>
        <source>{0} is no file of word vectors: it needs an array called embeddings and in its metadata a list of words called vocabulary.</source>
        <translation>{0} ist keine Datei mit Wortvektoren: Sie braucht ein Feld namens embeddings und in ihren Metadaten eine Wörterliste namens vocabulary.</translation>
    </message>
    <message>
        <source>{0} is no text of word vectors: choose another file.</source>
        <translation>{0} ist kein Text mit Wortvektoren: Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>{0} is not a folder of this project.</source>
        <translation>{0} ist kein Ordner dieses Projekts.</translation>
    </message>
    <message>
        <source>{0} is not a plain file: choose a text file.</source>
        <translation>{0} ist keine einfache Datei: Wähle eine Textdatei.</translation>
    </message>
    <message>
        <source>{0} is not a plain file: remove it.</source>
        <translation>{0} ist keine einfache Datei: Entferne sie.</translation>
    </message>
    <message>
        <source>{0} is not a project: it holds none of a project&apos;s files.</source>
        <translation>{0} ist kein Projekt: Es enthält keine der Dateien eines Projekts.</translation>
    </message>
    <message>
        <source>{0} is not a project: {1}</source>
        <translation>{0} ist kein Projekt: {1}</translation>
    </message>
    <message>
        <source>{0} is not empty: choose an empty or a new folder.</source>
        <translation>{0} ist nicht leer: Wähle einen leeren oder neuen Ordner.</translation>
    </message>
    <message>
        <source>{0} is not the model of the last save: resume the training, which saves it again.</source>
        <translation>{0} ist nicht das Modell des letzten Speicherns: Setze das Training fort, dann wird es neu gespeichert.</translation>
    </message>
    <message>
        <source>{0} is not there: choose the folder of a project.</source>
        <translation>{0} ist nicht da: Wähle den Ordner eines Projekts.</translation>
    </message>
    <message>
        <source>{0} is not {1} text: choose its encoding.</source>
        <translation>{0} ist kein {1}-Text: Wähle seine Kodierung.</translation>
    </message>
    <message>
        <source>{0} is open for reading only: save elsewhere.</source>
        <translation>{0} ist nur zum Lesen offen: Speichere anderswo.</translation>
    </message>
    <message>
        <source>{0} is open in another window or command: close it there first.</source>
        <translation>{0} ist in einem anderen Fenster oder Befehl offen: Schließe es dort zuerst.</translation>
    </message>
    <message>
        <source>{0} must be one of {1}; not {2}.</source>
        <translation>{0} muss eines von {1} sein; nicht {2}.</translation>
    </message>
    <message>
        <source>{0} must be true or false, not {1}.</source>
        <translation>{0} muss wahr oder falsch sein, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} must be {1} {2}, not {3}.</source>
        <translation>{0} muss {1} {2} sein, nicht {3}.</translation>
    </message>
    <message>
        <source>{0} must be {1}, not {2}.</source>
        <translation>{0} muss {1} sein, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} was not written: {1}.</source>
        <translation>{0} wurde nicht geschrieben: {1}.</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of TinyLM (format {1}, this one knows {2}): update TinyLM to open it.</source>
        <translation>{0} wurde von einem neueren TinyLM geschrieben (Format {1}, dieses kennt {2}): Aktualisiere TinyLM, um es zu öffnen.</translation>
    </message>
    <message>
        <source>{0} {1}: choose a text file.</source>
        <translation>{0} {1}: Wähle eine Textdatei.</translation>
    </message>
</context>
<context>
    <name>FilmSaver</name>
    <message>
        <source>Save the film of the map</source>
        <translation>Film der Karte speichern</translation>
    </message>
    <message>
        <source>Drawing the film of the map…</source>
        <translation>Zeichnet den Film der Karte…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
</context>
<context>
    <name>GenerateView</name>
    <message>
        <source>Written text</source>
        <translation>Geschriebener Text</translation>
    </message>
    <message>
        <source>The text appears here. Click one of its words to see what else could follow.</source>
        <translation>Hier erscheint der Text. Klick auf eines seiner Wörter, um zu sehen, was sonst folgen könnte.</translation>
    </message>
    <message>
        <source>Probabilities of the next word</source>
        <translation>Wahrscheinlichkeiten des nächsten Wortes</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message>
        <source>Write more words after the text.</source>
        <translation>Weitere Wörter hinter den Text schreiben.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the text.</source>
        <translation>Den Text kopieren.</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Save the text in a file.</source>
        <translation>Den Text in einer Datei speichern.</translation>
    </message>
    <message>
        <source>&amp;Why this word?</source>
        <translation>&amp;Warum dieses Wort?</translation>
    </message>
    <message>
        <source>Explain the word chosen in the chart or in the text: what adds up to its score, what the settings do with it, and what your text says.</source>
        <translation>Das Wort erklären, das im Diagramm oder im Text gewählt ist: woraus sich seine Punktzahl zusammensetzt, was die Einstellungen damit machen und was dein Text sagt.</translation>
    </message>
    <message>
        <source>Open a text and train on it. Then type a few words here, and the model goes on from them, word by word.</source>
        <translation>Öffne einen Text und trainiere darauf. Dann tippe hier ein paar Wörter, und das Modell setzt sie fort, Wort für Wort.</translation>
    </message>
    <message>
        <source>Type a prompt to see which words may follow, and how likely each is. Click one to learn why; Enter on it writes it.</source>
        <translation>Tippe einen Anfang, um zu sehen, welche Wörter folgen könnten und wie wahrscheinlich jedes ist. Klick auf eines, um zu erfahren, warum; Enter darauf schreibt es.</translation>
    </message>
    <message>
        <source>The model knows none of these words; type some from the text.</source>
        <translation>Das Modell kennt keines dieser Wörter; tippe welche aus dem Text.</translation>
    </message>
    <message>
        <source>After “… {words}”</source>
        <translation>Nach „… {words}“</translation>
    </message>
    <message>
        <source>After “… {words}”, before any training: blind guesses. Press Train.</source>
        <translation>Nach „… {words}“, vor jedem Training: blind geraten. Drücke Trainieren.</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>Text speichern</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
</context>
<context>
    <name>GenerationControls</name>
    <message>
        <source>New seed each time</source>
        <translation>Jedes Mal neuer Startwert</translation>
    </message>
    <message>
        <source>Take another seed for each text; otherwise the same words come again.</source>
        <translation>Für jeden Text einen anderen Startwert nehmen; sonst kommen dieselben Wörter wieder.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Type and press Enter for the next place.</source>
        <translation>Tippe und drücke Enter für die nächste Stelle.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation>Die Seite davor (Alt+Links)</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>The first page</source>
        <translation>Die erste Seite</translation>
    </message>
    <message>
        <source>The guide is not installed with this program.</source>
        <translation>Das Handbuch ist mit diesem Programm nicht installiert.</translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation>nicht auf dieser Seite</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>P&amp;references…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>User &amp;guide</source>
        <translation>Benutzer&amp;handbuch</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About TinyLM</source>
        <translation>&amp;Über TinyLM</translation>
    </message>
</context>
<context>
    <name>HistogramPlot</name>
    <message>
        <source>{count} numbers from {low} to {high}; most are between {a} and {b}</source>
        <translation>{count} Zahlen von {low} bis {high}; die meisten liegen zwischen {a} und {b}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>now, 1 number in {every}</source>
        <translation>jetzt, 1 Zahl von {every}</translation>
    </message>
    <message>
        <source>over the steps</source>
        <translation>über die Schritte</translation>
    </message>
    <message>
        <source>{count} numbers between {a} and {b}</source>
        <translation>{count} Zahlen zwischen {a} und {b}</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log of this session</source>
        <translation>Protokoll dieser Sitzung</translation>
    </message>
    <message>
        <source>What happened since the start; problems are bold.</source>
        <translation>Was seit dem Start geschah; Probleme sind fett.</translation>
    </message>
    <message>
        <source>&amp;Copy log</source>
        <translation>Protokoll &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy all lines, for a report.</source>
        <translation>Alle Zeilen kopieren, für einen Bericht.</translation>
    </message>
</context>
<context>
    <name>LossLandmarks</name>
    <message>
        <source>guessing blindly</source>
        <translation>blind geraten</translation>
    </message>
    <message>
        <source>knowing only word frequencies</source>
        <translation>nur Worthäufigkeiten gewusst</translation>
    </message>
    <message>
        <source>best possible</source>
        <translation>bestmöglich</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Log scale</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Why not lower?</source>
        <translation>Warum nicht kleiner?</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Click Train to see the loss fall.</source>
        <translation>Klick auf Trainieren, um den Verlust fallen zu sehen.</translation>
    </message>
    <message>
        <source>Loss by step</source>
        <translation>Verlust je Schritt</translation>
    </message>
    <message>
        <source>How surprised the model was at each step: the mean of -ln p(next word) over the pairs of its batch, in nats. Guessing blindly among V words it is ln V. Drag to move, turn the wheel to zoom.</source>
        <translation>Wie überrascht das Modell bei jedem Schritt war: das Mittel von -ln p(nächstes Wort) über die Paare seines Stapels, in Nats. Blindes Raten unter V Wörtern kostet ln V. Ziehen verschiebt, das Rad vergrößert.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>loss (nats per token)</source>
        <translation>Verlust (Nats je Token)</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Over how many steps the training loss is averaged for the strong line.</source>
        <translation>Über wie viele Schritte der Trainingsverlust für die kräftige Linie gemittelt wird.</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic scale.</source>
        <translation>Den Verlust auf einer logarithmischen Skala zeigen.</translation>
    </message>
    <message>
        <source>Show the whole run again after moving or zooming.</source>
        <translation>Nach dem Verschieben oder Vergrößern wieder den ganzen Lauf zeigen.</translation>
    </message>
    <message>
        <source>The places of your text where nobody could be sure.</source>
        <translation>Die Stellen deines Textes, an denen niemand sicher sein könnte.</translation>
    </message>
    <message>
        <source>The runs so far, the numbers behind the plot, and the checkpoints.</source>
        <translation>Die Läufe bisher, die Zahlen hinter dem Diagramm und die Sicherungspunkte.</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>&amp;Glättung</translation>
    </message>
    <message>
        <source>step {step}: {loss} (smoothed {smooth})</source>
        <translation>Schritt {step}: {loss} (geglättet {smooth})</translation>
    </message>
    <message>
        <source>, validation {loss}</source>
        <translation>, Validierung {loss}</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>dieser Lauf</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
</context>
<context>
    <name>LossesTable</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Updates of the parameters so far.</source>
        <translation>Änderungen der Parameter bisher.</translation>
    </message>
    <message>
        <source>The mean of -ln p(next word) over the pairs of this step&apos;s batch.</source>
        <translation>Das Mittel von -ln p(nächstes Wort) über die Paare im Stapel dieses Schrittes.</translation>
    </message>
    <message>
        <source>The mean of -ln p(next word) over all pairs that are held back.</source>
        <translation>Das Mittel von -ln p(nächstes Wort) über alle zurückgehaltenen Paare.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>Mikroskop</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name} (nur lesen)</translation>
    </message>
    <message>
        <source>New here? A tour of eight steps explains it all with your own numbers.</source>
        <translation>Neu hier? Ein Rundgang in acht Schritten erklärt alles mit deinen eigenen Zahlen.</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>&amp;Rundgang machen</translation>
    </message>
    <message>
        <source>Close the window and let it go?</source>
        <translation>Das Fenster schließen und es aufgeben?</translation>
    </message>
</context>
<context>
    <name>MapCanvas</name>
    <message>
        <source>Map of the words</source>
        <translation>Karte der Wörter</translation>
    </message>
</context>
<context>
    <name>MapCaption</name>
    <message>
        <source>{count} words.</source>
        <translation>{count} Wörter.</translation>
    </message>
    <message>
        <source>The most frequent ones: t-SNE takes more with the package openTSNE.</source>
        <translation>Die häufigsten: Mit dem Paket openTSNE nimmt t-SNE mehr.</translation>
    </message>
    <message>
        <source>Shows {total} of the variance ({shares}).</source>
        <translation>Zeigt {total} der Varianz ({shares}).</translation>
    </message>
    <message>
        <source>Arranging: {done}.</source>
        <translation>Ordnet: {done}.</translation>
    </message>
    <message>
        <source>Keeps {kept} of the nearest words near.</source>
        <translation>Hält {kept} der nächsten Wörter nah.</translation>
    </message>
    <message>
        <source>Most are lost: trust the list more than the distances.</source>
        <translation>Die meisten gehen verloren: Trau der Liste mehr als den Abständen.</translation>
    </message>
</context>
<context>
    <name>MapColours</name>
    <message>
        <source>Colour of the points</source>
        <translation>Farbe der Punkte</translation>
    </message>
    <message>
        <source>What the colour of a point says.</source>
        <translation>Was die Farbe eines Punktes sagt.</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>frequency rank</source>
        <translation>Häufigkeitsrang</translation>
    </message>
    <message>
        <source>likeness to the chosen word</source>
        <translation>Ähnlichkeit mit dem gewählten Wort</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Colour: how often the word occurs, on a logarithmic scale.</source>
        <translation>Farbe: wie oft das Wort vorkommt, auf einer logarithmischen Skala.</translation>
    </message>
    <message>
        <source>rare</source>
        <translation>selten</translation>
    </message>
    <message>
        <source>frequent</source>
        <translation>häufig</translation>
    </message>
    <message>
        <source>Colour: the word&apos;s place in the order of frequency.</source>
        <translation>Farbe: der Platz des Wortes in der Reihenfolge der Häufigkeit.</translation>
    </message>
    <message>
        <source>Choose a word to see which others are like it.</source>
        <translation>Wähle ein Wort, um zu sehen, welche anderen ihm ähnlich sind.</translation>
    </message>
    <message>
        <source>Colour: cosine similarity to the chosen word.</source>
        <translation>Farbe: Kosinus-Ähnlichkeit mit dem gewählten Wort.</translation>
    </message>
</context>
<context>
    <name>MapControls</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>How the vectors are laid out in two or three dimensions.</source>
        <translation>Wie die Vektoren in zwei oder drei Dimensionen ausgelegt werden.</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>Hauptkomponenten</translation>
    </message>
    <message>
        <source>The directions in which the words differ most; follows the training.</source>
        <translation>Die Richtungen, in denen sich die Wörter am meisten unterscheiden; folgt dem Training.</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>Puts each word beside its nearest words; far distances mean little.</source>
        <translation>Legt jedes Wort neben seine nächsten Wörter; weite Abstände bedeuten wenig.</translation>
    </message>
    <message>
        <source>Axes of words</source>
        <translation>Achsen aus Wörtern</translation>
    </message>
    <message>
        <source>Across and up between words that you choose, such as man and woman.</source>
        <translation>Quer und hoch zwischen Wörtern, die du wählst, etwa Mann und Frau.</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>About how many words each word keeps as its neighbours (t-SNE).</source>
        <translation>Ungefähr wie viele Wörter jedes Wort als Nachbarn behält (t-SNE).</translation>
    </message>
    <message>
        <source>2-D</source>
        <translation>2-D</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3-D</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>&amp;Lasso</translation>
    </message>
    <message>
        <source>Draw a line round words to pick them (also Shift and drag; Escape undoes).</source>
        <translation>Zieh eine Linie um Wörter, um sie auszuwählen (auch Umschalt und Ziehen; Esc macht es rückgängig).</translation>
    </message>
    <message>
        <source>&amp;Isolate</source>
        <translation>&amp;Vereinzeln</translation>
    </message>
    <message>
        <source>Draw only the picked words, or the chosen word and the 100 nearest to it.</source>
        <translation>Nur die ausgewählten Wörter zeichnen, oder das gewählte Wort und die 100 nächsten.</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alle zeigen</translation>
    </message>
    <message>
        <source>Draw all words again.</source>
        <translation>Wieder alle Wörter zeichnen.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Bring all words into the window (Home).</source>
        <translation>Alle Wörter ins Fenster holen (Pos1).</translation>
    </message>
    <message>
        <source>Ta&amp;ble</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>Show the numbers behind the map instead of the picture.</source>
        <translation>Die Zahlen hinter der Karte statt des Bildes zeigen.</translation>
    </message>
    <message>
        <source>Save fil&amp;m…</source>
        <translation>Fil&amp;m speichern…</translation>
    </message>
    <message>
        <source>Save the map&apos;s way through the training as a moving picture (GIF or WebP).</source>
        <translation>Den Weg der Karte durch das Training als bewegtes Bild speichern (GIF oder WebP).</translation>
    </message>
    <message>
        <source>Two dimensions: drag to move. Three: drag to turn.</source>
        <translation>Zwei Dimensionen: Ziehen verschiebt. Drei: Ziehen dreht.</translation>
    </message>
    <message>
        <source>&amp;Perplexity</source>
        <translation>&amp;Perplexität</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Leave the words where t-SNE has put them so far.</source>
        <translation>Die Wörter lassen, wo t-SNE sie bisher hingelegt hat.</translation>
    </message>
    <message>
        <source>Across from</source>
        <translation>Quer von</translation>
    </message>
    <message>
        <source>Word at the left</source>
        <translation>Wort links</translation>
    </message>
    <message>
        <source>to</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Word at the right</source>
        <translation>Wort rechts</translation>
    </message>
    <message>
        <source>up from</source>
        <translation>hoch von</translation>
    </message>
    <message>
        <source>Word at the bottom</source>
        <translation>Wort unten</translation>
    </message>
    <message>
        <source>Word at the top</source>
        <translation>Wort oben</translation>
    </message>
    <message>
        <source>The first word of a pair lies at 0, the second at 1; others by likeness.</source>
        <translation>Das erste Wort eines Paares liegt bei 0, das zweite bei 1; andere nach ihrer Ähnlichkeit.</translation>
    </message>
    <message>
        <source>Movement of the words</source>
        <translation>Bewegung der Wörter</translation>
    </message>
    <message>
        <source>How words have moved since the first step: those in the lasso, the chosen word, or else those that have moved most. t-SNE has no trails: its places mean something only beside each other.</source>
        <translation>Wie sich Wörter seit dem ersten Schritt bewegt haben: die im Lasso, das gewählte Wort oder sonst die, die sich am meisten bewegt haben. t-SNE hat keine Spuren: Seine Orte bedeuten nur nebeneinander etwas.</translation>
    </message>
    <message>
        <source>No trails</source>
        <translation>Keine Spuren</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Arrows from before</source>
        <translation>Pfeile von vorher</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Drag to move, turn the wheel to zoom, click a word to choose it.</source>
        <translation>Ziehen verschiebt, das Rad vergrößert, ein Klick wählt ein Wort.</translation>
    </message>
    <message>
        <source>The words of the map and their places</source>
        <translation>Die Wörter der Karte und ihre Orte</translation>
    </message>
    <message>
        <source>Open a text to see its words on a map.</source>
        <translation>Öffne einen Text, um seine Wörter auf einer Karte zu sehen.</translation>
    </message>
    <message>
        <source>Click Train: words that are used alike move together on a map here.</source>
        <translation>Klick auf Trainieren: Ähnlich gebrauchte Wörter rücken hier auf einer Karte zusammen.</translation>
    </message>
    <message>
        <source>step {step} of {last}</source>
        <translation>Schritt {step} von {last}</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How often the word occurs.</source>
        <translation>Wie oft das Wort vorkommt.</translation>
    </message>
    <message>
        <source>Where the word is on the map; empty if the map leaves it out.</source>
        <translation>Wo das Wort auf der Karte ist; leer, wenn die Karte es auslässt.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open text…</source>
        <translation>Text ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation>&amp;Projekt öffnen…</translation>
    </message>
    <message>
        <source>Sa&amp;ve project</source>
        <translation>Projekt &amp;speichern</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;als…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation>Farben des S&amp;ystems</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Take up what is offered</source>
        <translation>Das Angebot annehmen</translation>
    </message>
</context>
<context>
    <name>MicroscopeView</name>
    <message>
        <source>C&amp;heck this gradient</source>
        <translation>Diesen Gradienten &amp;prüfen</translation>
    </message>
    <message>
        <source>Stage &amp;back</source>
        <translation>Stufe &amp;zurück</translation>
    </message>
    <message>
        <source>Next &amp;stage</source>
        <translation>&amp;Nächste Stufe</translation>
    </message>
    <message>
        <source>&amp;Apply this update</source>
        <translation>Diese Änderung &amp;anwenden</translation>
    </message>
    <message>
        <source>Go to the stage before (Shift+Space).</source>
        <translation>Zur Stufe davor gehen (Umschalt+Leertaste).</translation>
    </message>
    <message>
        <source>Go to the next stage (Space).</source>
        <translation>Zur nächsten Stufe gehen (Leertaste).</translation>
    </message>
    <message>
        <source>Move the chosen number up and down a little and compare how the loss changes with its gradient. Works at the stages of gradients and updates.</source>
        <translation>Die gewählte Zahl ein wenig nach oben und unten schieben und die Änderung des Verlusts mit ihrem Gradienten vergleichen. Geht bei den Stufen der Gradienten und Änderungen.</translation>
    </message>
    <message>
        <source>Make exactly this update: the run goes on from there. Not while it trains, and not on pairs that are held back.</source>
        <translation>Genau diese Änderung machen: Der Lauf geht von dort weiter. Nicht, während er trainiert, und nicht mit zurückgehaltenen Paaren.</translation>
    </message>
    <message>
        <source>Open a text to put one of its pairs under the microscope.</source>
        <translation>Öffne einen Text, um eines seiner Paare unter das Mikroskop zu legen.</translation>
    </message>
    <message>
        <source>The training runs: pause it to look at one pair closely.</source>
        <translation>Das Training läuft: Pausiere es, um ein Paar genau anzusehen.</translation>
    </message>
    <message>
        <source>The training runs; these are the numbers of step {step}. Pause it to see the newest.</source>
        <translation>Das Training läuft; dies sind die Zahlen von Schritt {step}. Pausiere es, um die neuesten zu sehen.</translation>
    </message>
    <message>
        <source>You look back at step {step}. Come back to the newest to apply an update.</source>
        <translation>Du schaust auf Schritt {step} zurück. Komm zum neuesten zurück, um eine Änderung anzuwenden.</translation>
    </message>
    <message>
        <source>Step {step}. Space: next stage.</source>
        <translation>Schritt {step}. Leertaste: nächste Stufe.</translation>
    </message>
    <message>
        <source>Dropout is off under the microscope.</source>
        <translation>Dropout ist unter dem Mikroskop aus.</translation>
    </message>
    <message>
        <source>unit {unit} of layer {layer}</source>
        <translation>Einheit {unit} der Schicht {layer}</translation>
    </message>
    <message>
        <source>A ReLU switches in between ({units}): the loss has a kink there, and the two need not agree.</source>
        <translation>Dazwischen schaltet eine ReLU um ({units}): Der Verlust hat dort einen Knick, und die zwei müssen nicht übereinstimmen.</translation>
    </message>
    <message>
        <source>They agree.</source>
        <translation>Sie stimmen überein.</translation>
    </message>
    <message>
        <source>They differ by {share} of it.</source>
        <translation>Sie unterscheiden sich um {share} davon.</translation>
    </message>
    <message>
        <source>Slope {formula} = {slope}; gradient {gradient}. {verdict}</source>
        <translation>Steigung {formula} = {slope}; Gradient {gradient}. {verdict}</translation>
    </message>
    <message>
        <source>Applied: P({word} | {context}) went from {before} to {after}, the loss from {loss} to {loss_after}. The run is at step {step}.</source>
        <translation>Angewandt: P({word} | {context}) ging von {before} auf {after}, der Verlust von {loss} auf {loss_after}. Der Lauf ist bei Schritt {step}.</translation>
    </message>
</context>
<context>
    <name>NeighbourPanel</name>
    <message>
        <source>Find a word</source>
        <translation>Ein Wort suchen</translation>
    </message>
    <message>
        <source>Find a word on the map</source>
        <translation>Ein Wort auf der Karte suchen</translation>
    </message>
    <message>
        <source>Type a word and press Enter to choose it.</source>
        <translation>Tippe ein Wort und drücke Enter, um es zu wählen.</translation>
    </message>
    <message>
        <source>Measure of nearness</source>
        <translation>Maß der Nähe</translation>
    </message>
    <message>
        <source>by cosine similarity</source>
        <translation>nach Kosinus-Ähnlichkeit</translation>
    </message>
    <message>
        <source>by Euclidean distance</source>
        <translation>nach euklidischem Abstand</translation>
    </message>
    <message>
        <source>Cosine compares the directions of two vectors (1: the same, 0: unrelated); Euclidean distance is how far apart their ends are.</source>
        <translation>Der Kosinus vergleicht die Richtungen zweier Vektoren (1: gleich, 0: unabhängig); der euklidische Abstand ist, wie weit ihre Enden auseinanderliegen.</translation>
    </message>
    <message>
        <source>Nearest words</source>
        <translation>Nächste Wörter</translation>
    </message>
    <message>
        <source>Click a word on the map to see its nearest words.</source>
        <translation>Klick auf ein Wort der Karte, um seine nächsten Wörter zu sehen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{word}&lt;/b&gt; (count {count}) and the words nearest to it:</source>
        <translation>&lt;b&gt;{word}&lt;/b&gt; (Anzahl {count}) und die Wörter, die ihm am nächsten sind:</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>The cosine of the angle between two vectors: x·y / (|x| |y|).</source>
        <translation>Der Kosinus des Winkels zwischen zwei Vektoren: x·y / (|x| |y|).</translation>
    </message>
    <message>
        <source>How far apart the ends of two vectors are: √Σ(xᵢ - yᵢ)².</source>
        <translation>Wie weit die Enden zweier Vektoren auseinanderliegen: √Σ(xᵢ - yᵢ)².</translation>
    </message>
    <message>
        <source>This word is not on the map now.</source>
        <translation>Dieses Wort ist jetzt nicht auf der Karte.</translation>
    </message>
    <message>
        <source>{kept} of its {count} nearest words on the map lie near it there.</source>
        <translation>{kept} seiner {count} nächsten Wörter auf der Karte liegen dort nahe bei ihm.</translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>Numbers of the chosen parameter</source>
        <translation>Zahlen des gewählten Parameters</translation>
    </message>
    <message>
        <source>The array itself; blue below zero, orange above.</source>
        <translation>Das Feld selbst; blau unter null, orange darüber.</translation>
    </message>
    <message>
        <source>Histogram of the chosen parameter</source>
        <translation>Histogramm des gewählten Parameters</translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation>Bild des Netzes</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Choose a parameter to see its numbers and how they are spread.</source>
        <translation>Wähle einen Parameter, um seine Zahlen zu sehen und wie sie verteilt sind.</translation>
    </message>
    <message>
        <source>Open a text to see the network that learns it.</source>
        <translation>Öffne einen Text, um das Netz zu sehen, das ihn lernt.</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>next word</source>
        <translation>nächstes Wort</translation>
    </message>
    <message>
        <source>After “{words}”.</source>
        <translation>Nach „{words}“.</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} von {all}</translation>
    </message>
    <message>
        <source>The nodes that pass most on ({shares}), and at most {lines} lines a layer.</source>
        <translation>Die Knoten, die am meisten weitergeben ({shares}), und höchstens {lines} Linien je Schicht.</translation>
    </message>
</context>
<context>
    <name>NextWordsTable</name>
    <message>
        <source>next word</source>
        <translation>nächstes Wort</translation>
    </message>
    <message>
        <source>probability → as drawn</source>
        <translation>Wahrscheinlichkeit → wie gezogen</translation>
    </message>
    <message>
        <source>{word}: the model gives it {before}, it is drawn with {after}.</source>
        <translation>{word}: Das Modell gibt ihm {before}, gezogen wird es mit {after}.</translation>
    </message>
    <message>
        <source>Softmax turns the scores of all words into probabilities that sum to 1: e to the power of the score, divided by the sum of the same over all words. The settings for writing then change what a word is drawn with.</source>
        <translation>Softmax macht aus den Punktzahlen aller Wörter Wahrscheinlichkeiten, die zusammen 1 ergeben: e hoch die Punktzahl, geteilt durch die Summe desselben über alle Wörter. Die Einstellungen zum Schreiben ändern dann, womit ein Wort gezogen wird.</translation>
    </message>
</context>
<context>
    <name>PairChooser</name>
    <message>
        <source>Number of the pair</source>
        <translation>Nummer des Paares</translation>
    </message>
    <message>
        <source>The pairs of the text are numbered from 1; those held back come last.</source>
        <translation>Die Paare des Textes sind von 1 an nummeriert; die zurückgehaltenen kommen zuletzt.</translation>
    </message>
    <message>
        <source>Find a next word</source>
        <translation>Ein nächstes Wort suchen</translation>
    </message>
    <message>
        <source>Find a pair by its next word</source>
        <translation>Ein Paar nach seinem nächsten Wort suchen</translation>
    </message>
    <message>
        <source>Type a word and press Enter: the next pair in which this word comes next.</source>
        <translation>Tippe ein Wort und drücke Enter: das nächste Paar, in dem dieses Wort als nächstes kommt.</translation>
    </message>
    <message>
        <source>&amp;Previous pair</source>
        <translation>&amp;Voriges Paar</translation>
    </message>
    <message>
        <source>Look at the pair before this one.</source>
        <translation>Das Paar vor diesem ansehen.</translation>
    </message>
    <message>
        <source>&amp;Next pair</source>
        <translation>&amp;Nächstes Paar</translation>
    </message>
    <message>
        <source>Look at the pair after this one.</source>
        <translation>Das Paar nach diesem ansehen.</translation>
    </message>
    <message>
        <source>Framed: the words that the model sees. Filled: the word that comes next. Click another to look at it.</source>
        <translation>Umrahmt: die Wörter, die das Modell sieht. Gefüllt: das Wort, das als nächstes kommt. Klick auf ein anderes, um es anzusehen.</translation>
    </message>
    <message>
        <source>Pai&amp;r</source>
        <translation>&amp;Paar</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>von {count}</translation>
    </message>
    <message>
        <source>This pair is held back: it is never trained on.</source>
        <translation>Dieses Paar wird zurückgehalten: Auf ihm wird nie trainiert.</translation>
    </message>
    <message>
        <source>“{word}” is not in the vocabulary.</source>
        <translation>„{word}“ ist nicht im Vokabular.</translation>
    </message>
    <message>
        <source>“{word}” never follows another word.</source>
        <translation>„{word}“ folgt nie auf ein anderes Wort.</translation>
    </message>
</context>
<context>
    <name>ParametersTable</name>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>std</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>The root of the sum of all squares.</source>
        <translation>Die Wurzel aus der Summe aller Quadrate.</translation>
    </message>
</context>
<context>
    <name>PastRuns</name>
    <message>
        <source>Run {number}</source>
        <translation>Lauf {number}</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <translation>Bild als PNG speichern…</translation>
    </message>
    <message>
        <source>Save picture as SVG…</source>
        <translation>Bild als SVG speichern…</translation>
    </message>
    <message>
        <source>Save numbers as CSV…</source>
        <translation>Zahlen als CSV speichern…</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Copy or save what is drawn, as a picture or as numbers.</source>
        <translation>Was gezeichnet ist, als Bild oder als Zahlen kopieren oder speichern.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG-Bild (*.svg)</translation>
    </message>
    <message>
        <source>Table of numbers (*.csv)</source>
        <translation>Zahlentabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Zahlen speichern</translation>
    </message>
</context>
<context>
    <name>PlacesTable</name>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
</context>
<context>
    <name>PlacesView</name>
    <message>
        <source>Click a line to read it in the text.</source>
        <translation>Klick auf eine Zeile, um sie im Text zu lesen.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>as the system has them</source>
        <translation>wie im System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>that of the system</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>The window speaks it from its next start on.</source>
        <translation>Das Fenster spricht sie ab seinem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Restart now</source>
        <translation>&amp;Jetzt neu starten</translation>
    </message>
    <message>
        <source>Close the window and open it again with the same texts or project.</source>
        <translation>Das Fenster schließen und mit denselben Texten oder demselben Projekt wieder öffnen.</translation>
    </message>
    <message>
        <source>Train at full speed while the window is left alone</source>
        <translation>Mit voller Kraft trainieren, während das Fenster allein gelassen wird</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light or dark, or whatever the system changes to.</source>
        <translation>Hell oder dunkel, oder was das System gerade hat.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of menus, pages and explanations.</source>
        <translation>Die Sprache der Menüs, Seiten und Erklärungen.</translation>
    </message>
    <message>
        <source>Use all cores while you touch neither mouse nor keys in this window. While you do, one core is kept free for it. The numbers are the same either way.</source>
        <translation>Alle Kerne benutzen, solange du in diesem Fenster weder Maus noch Tasten berührst. Während du es tust, bleibt ein Kern dafür frei. Die Zahlen sind in beiden Fällen dieselben.</translation>
    </message>
    <message>
        <source>Keep a copy of the run every</source>
        <translation>Eine Kopie des Laufs behalten, alle</translation>
    </message>
    <message>
        <source>A copy that is not a save: it is offered at the next start if the program or the computer ends before you save.</source>
        <translation>Eine Kopie, die kein Speichern ist: Sie wird beim nächsten Start angeboten, wenn das Programm oder der Rechner endet, bevor du speicherst.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Keep a copy of the run every</source>
        <translation>&amp;Eine Kopie des Laufs behalten, alle</translation>
    </message>
    <message>
        <source>Choose all of this as at the first start.</source>
        <translation>All dies wie beim ersten Start wählen.</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Pale: what the model gives. Full: what is drawn from, after the settings. Click a bar to see why; press Enter on it, or double-click, to write the word.</source>
        <translation>Blass: was das Modell gibt. Voll: woraus nach den Einstellungen gezogen wird. Klick auf einen Balken zeigt den Grund; Enter oder Doppelklick schreibt das Wort.</translation>
    </message>
</context>
<context>
    <name>ProjectDesk</name>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Save project as a new folder</source>
        <translation>Projekt als neuen Ordner speichern</translation>
    </message>
    <message>
        <source>Project folder (*)</source>
        <translation>Projektordner (*)</translation>
    </message>
    <message>
        <source>Export as {name}</source>
        <translation>Exportieren als {name}</translation>
    </message>
    <message>
        <source>Open another project and let it go?</source>
        <translation>Ein anderes Projekt öffnen und es aufgeben?</translation>
    </message>
    <message>
        <source>Opened {folder}.</source>
        <translation>{folder} geöffnet.</translation>
    </message>
    <message>
        <source>{obstacle} It was opened for reading only: what you train here can be saved as a project of its own.</source>
        <translation>{obstacle} Es wurde nur zum Lesen geöffnet: Was du hier trainierst, kann als eigenes Projekt gespeichert werden.</translation>
    </message>
    <message>
        <source>Saved step {step} in {folder}.</source>
        <translation>Schritt {step} in {folder} gespeichert.</translation>
    </message>
    <message>
        <source>The tokens are in it, the texts are not: {reason}</source>
        <translation>Die Tokens sind darin, die Texte nicht: {reason}</translation>
    </message>
    <message>
        <source>Exported: {names} in {folder}.</source>
        <translation>Exportiert: {names} in {folder}.</translation>
    </message>
</context>
<context>
    <name>PromptBox</name>
    <message>
        <source>Prompt</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Type the beginning of a text and press Enter.</source>
        <translation>Tippe den Anfang eines Textes und drücke Enter.</translation>
    </message>
    <message>
        <source>Enter generates, Up and Down bring back earlier prompts.</source>
        <translation>Enter erzeugt, Auf und Ab holen frühere Anfänge zurück.</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>Write words after the prompt (Enter).</source>
        <translation>Wörter hinter den Anfang schreiben (Enter).</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>Stop writing; what is written stays.</source>
        <translation>Aufhören zu schreiben; was geschrieben ist, bleibt.</translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation>&amp;Frühere</translation>
    </message>
    <message>
        <source>Prompts that you used before (Up and Down).</source>
        <translation>Anfänge, die du schon benutzt hast (Auf und Ab).</translation>
    </message>
    <message>
        <source>Not in the training text, so the model does not see them: {words}</source>
        <translation>Nicht im Trainingstext, also sieht das Modell sie nicht: {words}</translation>
    </message>
    <message>
        <source>Not in the vocabulary, read as the unknown word: {words}</source>
        <translation>Nicht im Vokabular, als das unbekannte Wort gelesen: {words}</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>The project was not saved.</source>
        <translation>Das Projekt wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save in &amp;another folder…</source>
        <translation>In einem &amp;anderen Ordner speichern…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>TinyLM ended before its last work was saved. There is a copy of it.</source>
        <translation>TinyLM endete, bevor seine letzte Arbeit gespeichert war. Es gibt eine Kopie davon.</translation>
    </message>
    <message>
        <source>&amp;Open the copy</source>
        <translation>Kopie ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Throw it away</source>
        <translation>&amp;Wegwerfen</translation>
    </message>
    <message>
        <source>Training is running, and the model is not saved.</source>
        <translation>Das Training läuft, und das Modell ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>The trained model is not saved.</source>
        <translation>Das trainierte Modell ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>{problem} Nothing is lost: it can be saved in another folder.</source>
        <translation>{problem} Nichts ist verloren: Es kann in einem anderen Ordner gespeichert werden.</translation>
    </message>
    <message>
        <source>Open {names} in the place of {open}?</source>
        <translation>{names} an der Stelle von {open} öffnen?</translation>
    </message>
    <message>
        <source>Open it and save it as a project of your own; it stays in {folder} until then.</source>
        <translation>Öffne sie und speichere sie als eigenes Projekt; bis dahin bleibt sie in {folder}.</translation>
    </message>
</context>
<context>
    <name>RankPlot</name>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>Show the numbers of the plot as a table.</source>
        <translation>Die Zahlen des Diagramms als Tabelle zeigen.</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Zipf&apos;s law</source>
        <translation>Zipfsches Gesetz</translation>
    </message>
    <message>
        <source>Words by rank</source>
        <translation>Wörter nach Rang</translation>
    </message>
    <message>
        <source>Count of each word by its rank</source>
        <translation>Anzahl jedes Wortes nach seinem Rang</translation>
    </message>
    <message>
        <source>rank of the word</source>
        <translation>Rang des Wortes</translation>
    </message>
    <message>
        <source>Each point is a word. Dashed: Zipf&apos;s law, the first word&apos;s count divided by the rank. Point at the plot to see which word is where; click to choose it.</source>
        <translation>Jeder Punkt ist ein Wort. Gestrichelt: das Zipfsche Gesetz, die Anzahl des ersten Wortes geteilt durch den Rang. Zeig auf das Diagramm, um zu sehen, wo welches Wort ist; klick, um es zu wählen.</translation>
    </message>
    <message>
        <source>rank {rank}: “{word}” occurs {count} times; Zipf&apos;s law says {zipf}</source>
        <translation>Rang {rank}: „{word}“ kommt {count}-mal vor; nach dem Zipfschen Gesetz {zipf}</translation>
    </message>
</context>
<context>
    <name>RankedWordsTable</name>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>The training could not be copied: {reason}</source>
        <translation>Das Training konnte nicht kopiert werden: {reason}</translation>
    </message>
    <message>
        <source>A copy of the training is in {folder}.</source>
        <translation>Eine Kopie des Trainings liegt in {folder}.</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>How surprised the model was by the words it learns from: the mean of -ln p(next word) over the last steps, in nats. Lower is better.</source>
        <translation>Wie überrascht das Modell von den Wörtern war, aus denen es lernt: das Mittel von -ln p(nächstes Wort) über die letzten Schritte, in Nats. Weniger ist besser.</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>The same on the part of the text that was held back, measured after each epoch. If it rises while the training loss falls, the model learns by heart.</source>
        <translation>Dasselbe auf dem zurückgehaltenen Teil des Textes, gemessen nach jeder Epoche. Steigt er, während der Trainingsverlust fällt, lernt das Modell auswendig.</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>e to the power of the validation loss (of the training loss where nothing is held back): as unsure as if it chose among so many words.</source>
        <translation>e hoch den Validierungsverlust (den Trainingsverlust, wo nichts zurückgehalten wird): so unsicher, als wählte es zwischen so vielen Wörtern.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Passes over the training text, done and in all.</source>
        <translation>Durchgänge durch den Trainingstext, erledigte und alle.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More ways to train</source>
        <translation>Mehr Arten zu trainieren</translation>
    </message>
    <message>
        <source>One pair, one epoch, until stopped, start over.</source>
        <translation>Ein Paar, eine Epoche, bis zum Anhalten, neu anfangen.</translation>
    </message>
    <message>
        <source>mean loss of steps {first} to {last} = {mean} nats</source>
        <translation>mittlerer Verlust der Schritte {first} bis {last} = {mean} Nats</translation>
    </message>
    <message>
        <source>mean over {pairs} held back pairs after epoch {epoch} = {mean} nats</source>
        <translation>Mittel über {pairs} zurückgehaltene Paare nach Epoche {epoch} = {mean} Nats</translation>
    </message>
    <message>
        <source>step {step}, until stopped</source>
        <translation>Schritt {step}, bis zum Anhalten</translation>
    </message>
    <message>
        <source>step {step} of {steps} = {share}</source>
        <translation>Schritt {step} von {steps} = {share}</translation>
    </message>
</context>
<context>
    <name>RunEnding</name>
    <message>
        <source>Paused: the {minutes} minutes of the time limit are over. Go on trains as long again.</source>
        <translation>Angehalten: Die {minutes} Minuten des Zeitlimits sind um. Weiter trainiert noch einmal so lange.</translation>
    </message>
    <message>
        <source>Going on from step {step} as it was set then. What was done by hand later is not repeated: settings changed or updates applied after step {undone}. The run before stays on the loss plot.</source>
        <translation>Es geht von Schritt {step} an weiter, so eingestellt wie damals. Was danach von Hand geschah, wird nicht wiederholt: geänderte Einstellungen oder angewandte Änderungen nach Schritt {undone}. Der Lauf davor bleibt im Verlustdiagramm.</translation>
    </message>
    <message>
        <source>Training stopped at step {step} because the loss exploded (it was {loss}), usually from too large a learning rate ({rate}). The model is back in its last good state, at step {good}: lower the learning rate and go on from there, or start over.</source>
        <translation>Das Training hielt bei Schritt {step} an, weil der Verlust explodierte (er war {loss}), meist wegen einer zu großen Lernrate ({rate}). Das Modell ist wieder in seinem letzten guten Zustand, bei Schritt {good}: Senke die Lernrate und mach von dort weiter, oder fang neu an.</translation>
    </message>
    <message>
        <source>Stopped after epoch {epoch}: the validation loss has not improved for {patience} epochs. The model is back at its best, that of epoch {kept}.</source>
        <translation>Nach Epoche {epoch} angehalten: Der Validierungsverlust ist seit {patience} Epochen nicht besser geworden. Das Modell ist wieder in seinem besten Zustand, dem der Epoche {kept}.</translation>
    </message>
    <message>
        <source>Stopped after epoch {epoch}: the loss has reached its target of {target}.</source>
        <translation>Nach Epoche {epoch} angehalten: Der Verlust hat sein Ziel von {target} erreicht.</translation>
    </message>
    <message>
        <source>Stopped after epoch {epoch}: the loss over the whole text is within {margin} of the best possible one.</source>
        <translation>Nach Epoche {epoch} angehalten: Der Verlust über den ganzen Text liegt höchstens {margin} über dem bestmöglichen.</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Tick a run to draw it, press F2 to rename it, Delete to remove it.</source>
        <translation>Haken zeichnet einen Lauf, F2 benennt ihn um, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>where they differ</source>
        <translation>worin sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>Seine Einstellungen nehmen</translation>
    </message>
    <message>
        <source>Set everything as it was in the chosen run.</source>
        <translation>Alles so einstellen, wie es im gewählten Lauf war.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Forget the chosen run.</source>
        <translation>Den gewählten Lauf vergessen.</translation>
    </message>
</context>
<context>
    <name>SamplingStepsList</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>From the score to the chance</source>
        <translation>Von der Punktzahl zur Chance</translation>
    </message>
    <message>
        <source>softmax of the scores</source>
        <translation>Softmax der Punktzahlen</translation>
    </message>
    <message>
        <source>mixed with the text&apos;s counts</source>
        <translation>gemischt mit den Anzahlen des Textes</translation>
    </message>
    <message>
        <source>The network&apos;s probability and that of the counts, which make up {share}.</source>
        <translation>Die Wahrscheinlichkeit des Netzes und die der Anzahlen, die {share} ausmachen.</translation>
    </message>
    <message>
        <source>The network&apos;s own probability.</source>
        <translation>Die Wahrscheinlichkeit, die das Netz selbst gibt.</translation>
    </message>
    <message>
        <source>The adaptive softmax first chooses a cluster of rare words, then a word in it: {cluster} · {inside} = {probability}.</source>
        <translation>Der adaptive Softmax wählt zuerst eine Gruppe seltener Wörter, dann ein Wort darin: {cluster} · {inside} = {probability}.</translation>
    </message>
    <message>
        <source>e to the power of the score, divided by the sum of the same over all scores: exp({logit} - {total}) = {probability}, where {total} is the logarithm of that sum.</source>
        <translation>e hoch die Punktzahl, geteilt durch die Summe desselben über alle Punktzahlen: exp({logit} - {total}) = {probability}, wobei {total} der Logarithmus dieser Summe ist.</translation>
    </message>
    <message>
        <source>repetition penalty {value}</source>
        <translation>Wiederholungsstrafe {value}</translation>
    </message>
    <message>
        <source>temperature {value}</source>
        <translation>Temperatur {value}</translation>
    </message>
    <message>
        <source>top k: the {value} likeliest</source>
        <translation>Top k: die {value} wahrscheinlichsten</translation>
    </message>
    <message>
        <source>top p: the likeliest {value}</source>
        <translation>Top p: die wahrscheinlichsten {value}</translation>
    </message>
    <message>
        <source>Words already in the text have their probability raised to the power of {value}; then all are scaled to sum to 1.</source>
        <translation>Bei Wörtern, die schon im Text stehen, wird die Wahrscheinlichkeit hoch {value} genommen; dann werden alle so skaliert, dass ihre Summe 1 ist.</translation>
    </message>
    <message>
        <source>All probabilities are raised to the power of 1 / {value}, then scaled to sum to 1: below 1 the likely become likelier, above 1 the unlikely.</source>
        <translation>Alle Wahrscheinlichkeiten werden hoch 1 / {value} genommen und dann so skaliert, dass ihre Summe 1 ist: Unter 1 werden die wahrscheinlichen wahrscheinlicher, über 1 die unwahrscheinlichen.</translation>
    </message>
    <message>
        <source>At temperature 0 the likeliest word is always taken.</source>
        <translation>Bei Temperatur 0 wird immer das wahrscheinlichste Wort genommen.</translation>
    </message>
    <message>
        <source>Only the {value} likeliest words stay; the others have no chance.</source>
        <translation>Nur die {value} wahrscheinlichsten Wörter bleiben; die anderen haben keine Chance.</translation>
    </message>
    <message>
        <source>Only the fewest words that together have {value} stay; the others have no chance.</source>
        <translation>Nur die wenigsten Wörter, die zusammen {value} haben, bleiben; die anderen haben keine Chance.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Another text is being read: wait for it, or cancel it.</source>
        <translation>Ein anderer Text wird gerade gelesen: Warte auf ihn oder brich ihn ab.</translation>
    </message>
    <message>
        <source>The memory is not enough for this model: choose a smaller one.</source>
        <translation>Der Speicher reicht für dieses Modell nicht: Wähle ein kleineres.</translation>
    </message>
    <message>
        <source>The memory is not enough to train this: choose a smaller model or batch.</source>
        <translation>Der Speicher reicht nicht, um dies zu trainieren: Wähle ein kleineres Modell oder einen kleineren Stapel.</translation>
    </message>
</context>
<context>
    <name>SettingMarks</name>
    <message>
        <source>changed at step {step}: {what}</source>
        <translation>geändert bei Schritt {step}: {what}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>What a token is: a word, a character, or a byte-pair piece of a word.</source>
        <translation>Was ein Token ist: ein Wort, ein Zeichen oder ein Byte-Paar-Stück eines Wortes.</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Zerlegung</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>bpe</source>
        <translation>Bytepaare (BPE)</translation>
    </message>
    <message>
        <source>Keep capital letters; otherwise The and the are the same word.</source>
        <translation>Große Buchstaben behalten; sonst sind Der und der dasselbe Wort.</translation>
    </message>
    <message>
        <source>Keep capitals</source>
        <translation>Großschreibung behalten</translation>
    </message>
    <message>
        <source>Keep punctuation marks as tokens of their own, or drop them.</source>
        <translation>Satzzeichen als eigene Tokens behalten oder weglassen.</translation>
    </message>
    <message>
        <source>Punctuation</source>
        <translation>Satzzeichen</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>weglassen</translation>
    </message>
    <message>
        <source>How far a context may look back: to the start of the document, or of the sentence.</source>
        <translation>Wie weit ein Kontext zurückreichen darf: bis zum Anfang des Dokuments oder des Satzes.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Words seen less often than this become the unknown word.</source>
        <translation>Wörter, die seltener vorkommen, werden zum unbekannten Wort.</translation>
    </message>
    <message>
        <source>Minimum count</source>
        <translation>Mindestanzahl</translation>
    </message>
    <message>
        <source>The most frequent words kept; rarer ones become the unknown word.</source>
        <translation>So viele der häufigsten Wörter werden behalten; seltenere werden zum unbekannten Wort.</translation>
    </message>
    <message>
        <source>Most words</source>
        <translation>Meiste Wörter</translation>
    </message>
    <message>
        <source>The last part of the text, held back to measure how well the model does on unseen text.</source>
        <translation>Der letzte Teil des Textes, zurückgehalten, um zu messen, wie gut das Modell auf ungesehenem Text ist.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>How many preceding tokens the model sees.</source>
        <translation>Wie viele vorangehende Tokens das Modell sieht.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Numbers that describe each token.</source>
        <translation>Zahlen, die jedes Token beschreiben.</translation>
    </message>
    <message>
        <source>Embedding size</source>
        <translation>Embedding-Größe</translation>
    </message>
    <message>
        <source>Units in each hidden layer (ReLU); empty for none.</source>
        <translation>Einheiten in jeder verborgenen Schicht (ReLU); leer für keine.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Verborgene Schichten</translation>
    </message>
    <message>
        <source>Use each word&apos;s embedding also as its column of the output layer: fewer parameters, and rare words learn more. The last hidden layer must be as wide as an embedding.</source>
        <translation>Das Embedding jedes Wortes auch als seine Spalte der Ausgabeschicht benutzen: weniger Parameter, und seltene Wörter lernen mehr. Die letzte verborgene Schicht muss so breit wie ein Embedding sein.</translation>
    </message>
    <message>
        <source>Tie embeddings</source>
        <translation>Embeddings koppeln</translation>
    </message>
    <message>
        <source>How the probability of the next word is computed. full: by one softmax over all words. adaptive: one over the frequent words and two clusters of rarer ones, and one within each cluster, looked at only when its words occur: as exact, and several times faster to train where there are some 10,000 words or more.</source>
        <translation>Wie die Wahrscheinlichkeit des nächsten Wortes berechnet wird. full: durch einen Softmax über alle Wörter. adaptive: einen über die häufigen Wörter und zwei Gruppen seltenerer, und einen in jeder Gruppe, der nur angesehen wird, wenn ihre Wörter vorkommen: ebenso genau und mehrfach schneller zu trainieren, wo es 10.000 Wörter oder mehr gibt.</translation>
    </message>
    <message>
        <source>full</source>
        <translation>ganz</translation>
    </message>
    <message>
        <source>adaptive</source>
        <translation>adaptiv</translation>
    </message>
    <message>
        <source>Give each layer a bias vector.</source>
        <translation>Jeder Schicht einen Bias-Vektor geben.</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>Biases</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>Anfangswerte</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>angepasst</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>Precision of the numbers; float64 is for gradient checks.</source>
        <translation>Genauigkeit der Zahlen; float64 ist für Gradientenprüfungen.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>Passes over the training text; 0 trains until it is stopped.</source>
        <translation>Durchgänge durch den Trainingstext; 0 trainiert, bis man anhält.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Add epochs until there were at least this many updates (for small texts).</source>
        <translation>Epochen anhängen, bis es mindestens so viele Änderungen waren (für kleine Texte).</translation>
    </message>
    <message>
        <source>Minimum steps</source>
        <translation>Mindestschritte</translation>
    </message>
    <message>
        <source>Pairs of context and next token per update.</source>
        <translation>Paare aus Kontext und nächstem Token je Änderung.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Take the pairs in another order each epoch; otherwise as they stand in the text.</source>
        <translation>Die Paare in jeder Epoche in anderer Reihenfolge nehmen; sonst so, wie sie im Text stehen.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>How far each update moves the parameters.</source>
        <translation>Wie weit jede Änderung die Parameter bewegt.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How the learning rate falls to zero until the last update, if it does: evenly or along a cosine, which falls slowly at both ends.</source>
        <translation>Wie die Lernrate bis zur letzten Änderung auf null fällt, falls sie es tut: gleichmäßig oder entlang eines Kosinus, der an beiden Enden langsam fällt.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Updates in which the learning rate rises evenly to its full size.</source>
        <translation>Änderungen, in denen die Lernrate gleichmäßig auf ihre volle Größe steigt.</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>Aufwärmschritte</translation>
    </message>
    <message>
        <source>Longest gradient (all parameters together) that an update uses; longer ones are shortened to it. 0 uses all as they are.</source>
        <translation>Längster Gradient (alle Parameter zusammen), den eine Änderung benutzt; längere werden darauf gekürzt. 0 nimmt alle, wie sie sind.</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>The rule that turns gradients into updates.</source>
        <translation>Die Regel, die aus Gradienten Änderungen macht.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>sgd</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Share of the last update carried on (optimizer momentum).</source>
        <translation>Anteil der letzten Änderung, der weitergetragen wird (Optimierer Momentum).</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Pull of the weights towards zero, per update (optimizer adamw).</source>
        <translation>Zug der Gewichte gegen null, je Änderung (Optimierer AdamW).</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Share of the hidden units that each update switches off at random, so that none leans on a few others: less is learnt by heart.</source>
        <translation>Anteil der verborgenen Einheiten, die jede Änderung zufällig abschaltet, damit sich keine auf wenige andere stützt: So wird weniger auswendig gelernt.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of the numbers of the context&apos;s embeddings that each update switches off at random, so that no context is learnt by heart.</source>
        <translation>Anteil der Zahlen in den Embeddings des Kontexts, die jede Änderung zufällig abschaltet, damit kein Kontext auswendig gelernt wird.</translation>
    </message>
    <message>
        <source>Embedding dropout</source>
        <translation>Embedding-Dropout</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss after which training stops and goes back to the best parameters; 0 trains all epochs and keeps the last.</source>
        <translation>Epochen ohne besseren Validierungsverlust, nach denen das Training anhält und zu den besten Parametern zurückgeht; 0 trainiert alle Epochen und behält die letzten.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Stop after the first epoch whose loss is no higher: the validation loss, or the training loss where no part of the text is held back. 0 sets no target.</source>
        <translation>Anhalten nach der ersten Epoche, deren Verlust nicht höher ist: der Validierungsverlust, oder der Trainingsverlust, wo kein Teil des Textes zurückgehalten wird. 0 setzt kein Ziel.</translation>
    </message>
    <message>
        <source>Target loss</source>
        <translation>Zielverlust</translation>
    </message>
    <message>
        <source>Stop after the first epoch that brings the loss over the whole training text within so many nats of the best possible one, such as 0.02. 0 never stops for that.</source>
        <translation>Anhalten nach der ersten Epoche, die den Verlust über den ganzen Trainingstext auf so viele Nats an den bestmöglichen heranbringt, etwa 0.02. 0 hält dafür nie an.</translation>
    </message>
    <message>
        <source>Near the floor</source>
        <translation>Nah am Boden</translation>
    </message>
    <message>
        <source>Time limit (minutes)</source>
        <translation>Zeitlimit (Minuten)</translation>
    </message>
    <message>
        <source>When training ends, mix the model&apos;s probabilities with how often each word followed so many words before it, in the share that suits the part held back; 0 leaves them alone.</source>
        <translation>Wenn das Training endet, die Wahrscheinlichkeiten des Modells damit mischen, wie oft jedes Wort auf so viele Wörter davor folgte, in dem Anteil, der zum zurückgehaltenen Teil passt; 0 lässt sie, wie sie sind.</translation>
    </message>
    <message>
        <source>Counted context</source>
        <translation>Gezählter Kontext</translation>
    </message>
    <message>
        <source>until stopped</source>
        <translation>bis zum Anhalten</translation>
    </message>
    <message>
        <source>Pause after so many minutes of training. 0 sets no limit.</source>
        <translation>Nach so vielen Minuten Training pausieren. 0 setzt keine Grenze.</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>Ausgabeschicht</translation>
    </message>
    <message>
        <source>scaled: spread fitted to each layer&apos;s size; normal: N(0, 1) everywhere, as in the preset seed.</source>
        <translation>scaled: Streuung passend zur Größe jeder Schicht; normal: überall N(0, 1), wie in der Vorlage seed.</translation>
    </message>
    <message>
        <source>The same seed gives the same run.</source>
        <translation>Derselbe Startwert gibt denselben Lauf.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Tokens to generate.</source>
        <translation>Tokens, die erzeugt werden.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>0 always takes the likeliest word; higher is more varied.</source>
        <translation>0 nimmt immer das wahrscheinlichste Wort; höher ist abwechslungsreicher.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Draw from so many of the likeliest words only; 0 for all of them.</source>
        <translation>Nur aus so vielen der wahrscheinlichsten Wörter ziehen; 0 für alle.</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Draw from the fewest words that together have this probability; 1 for all of them.</source>
        <translation>Aus den wenigsten Wörtern ziehen, die zusammen diese Wahrscheinlichkeit haben; 1 für alle.</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Above 1, words that were already used become less likely; 1 for no change.</source>
        <translation>Über 1 werden Wörter, die schon benutzt wurden, weniger wahrscheinlich; 1 für keine Änderung.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Stop after the first full stop, ? or !.</source>
        <translation>Nach dem ersten Punkt, ? oder ! aufhören.</translation>
    </message>
    <message>
        <source>Stop at sentence end</source>
        <translation>Am Satzende aufhören</translation>
    </message>
    <message>
        <source>The same seed gives the same words.</source>
        <translation>Derselbe Startwert gibt dieselben Wörter.</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>seed</translation>
    </message>
    <message>
        <source>The smallest program to the letter: one word of context, plain SGD, a pair at a time.</source>
        <translation>Das kleinste Programm, Buchstabe für Buchstabe: ein Wort Kontext, einfaches SGD, ein Paar nach dem anderen.</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>A small model that learns in seconds: the sample story to a perplexity of about 4 on the part held back.</source>
        <translation>Ein kleines Modell, das in Sekunden lernt: die Beispielgeschichte bis zu einer Perplexität von etwa 4 auf dem zurückgehaltenen Teil.</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>A larger model: about a minute on two cores for 200,000 words. Its perplexity on unseen text is a quarter of that of a bigram model, or less.</source>
        <translation>Ein größeres Modell: ungefähr eine Minute auf zwei Kernen für 200.000 Wörter. Seine Perplexität auf ungesehenem Text ist höchstens ein Viertel der eines Bigramm-Modells.</translation>
    </message>
    <message>
        <source>ten-minutes</source>
        <translation>zehn Minuten</translation>
    </message>
    <message>
        <source>A still larger model, with more dropout, mixed with counts: up to ten minutes on two cores for texts of 200,000 words and more. Its perplexity on unseen text is about four fifths of that of a Kneser-Ney 5-gram model.</source>
        <translation>Ein noch größeres Modell mit mehr Dropout, gemischt mit Zählungen: bis zu zehn Minuten auf zwei Kernen für Texte ab 200.000 Wörtern. Seine Perplexität auf ungesehenem Text beträgt etwa vier Fünftel der eines Kneser-Ney-5-Gramm-Modells.</translation>
    </message>
    <message>
        <source>Word vectors as text, for gensim and others.</source>
        <translation>Wortvektoren als Text, für gensim und andere.</translation>
    </message>
    <message>
        <source>A log folder with the word vectors, for TensorBoard&apos;s projector.</source>
        <translation>Ein Protokollordner mit den Wortvektoren, für den Projector von TensorBoard.</translation>
    </message>
    <message>
        <source>Words, counts and vectors as a table.</source>
        <translation>Wörter, Anzahlen und Vektoren als Tabelle.</translation>
    </message>
    <message>
        <source>All parameters by name.</source>
        <translation>Alle Parameter mit Namen.</translation>
    </message>
    <message>
        <source>The network, for onnxruntime and others.</source>
        <translation>Das Netz, für onnxruntime und andere.</translation>
    </message>
    <message>
        <source>A folder with a short NumPy script that repeats the run.</source>
        <translation>Ein Ordner mit einem kurzen NumPy-Skript, das den Lauf wiederholt.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Default: {value}.</source>
        <translation>Voreinstellung: {value}.</translation>
    </message>
    <message>
        <source>Range: {limits}.</source>
        <translation>Bereich: {limits}.</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Show or hide the settings that are seldom changed.</source>
        <translation>Die Einstellungen zeigen oder verbergen, die selten geändert werden.</translation>
    </message>
    <message>
        <source>Settings that go well together, to start from.</source>
        <translation>Einstellungen, die gut zusammenpassen, als Anfang.</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>When to stop</source>
        <translation>Wann angehalten wird</translation>
    </message>
    <message>
        <source>Your own choice of settings.</source>
        <translation>Deine eigene Wahl der Einstellungen.</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsUndo</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
</context>
<context>
    <name>SharedState</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Einen Befehl suchen</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Einen Befehl oder eine Taste suchen</translation>
    </message>
    <message>
        <source>Type a part of a command or of its key.</source>
        <translation>Tippe einen Teil eines Befehls oder seiner Taste.</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Enter or a double click carries out a command.</source>
        <translation>Enter oder Doppelklick führt einen Befehl aus.</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>what it does</source>
        <translation>was er tut</translation>
    </message>
</context>
<context>
    <name>StageList</name>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What this update does</source>
        <translation>Was diese Änderung bewirkt</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>The arrays of this stage as heat maps</source>
        <translation>Die Felder dieser Stufe als Farbkarten</translation>
    </message>
    <message>
        <source>Blue is below zero, orange above, each array on a scale of its own; the colour grows with the root of the number. Click a number of the result to take it apart.</source>
        <translation>Blau ist unter null, orange darüber, jedes Feld auf einer eigenen Skala; die Farbe wächst mit der Wurzel der Zahl. Klick auf eine Zahl des Ergebnisses, um sie zu zerlegen.</translation>
    </message>
    <message>
        <source>The numbers that this stage gives</source>
        <translation>Die Zahlen, die diese Stufe ergibt</translation>
    </message>
</context>
<context>
    <name>StageTexts</name>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>Rückwärts</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Look up the words</source>
        <translation>Die Wörter nachschlagen</translation>
    </message>
    <message>
        <source>Each word of the context is a row of the embedding table E. Its numbers are read, nothing is computed yet.</source>
        <translation>Jedes Wort des Kontexts ist eine Zeile der Embedding-Tabelle E. Seine Zahlen werden gelesen, berechnet wird noch nichts.</translation>
    </message>
    <message>
        <source>Lay them side by side</source>
        <translation>Nebeneinanderlegen</translation>
    </message>
    <message>
        <source>The rows of the context&apos;s words, one after the other, are all that the network sees.</source>
        <translation>Die Zeilen der Wörter des Kontexts, eine nach der anderen, sind alles, was das Netz sieht.</translation>
    </message>
    <message>
        <source>Layer {layer}: weigh and add up</source>
        <translation>Schicht {layer}: gewichten und addieren</translation>
    </message>
    <message>
        <source>Each unit multiplies every number that comes in with a weight of its own and adds them up: a row times a column.</source>
        <translation>Jede Einheit multipliziert jede Zahl, die hereinkommt, mit einem eigenen Gewicht und addiert alles: eine Zeile mal eine Spalte.</translation>
    </message>
    <message>
        <source>Layer {layer}: ReLU</source>
        <translation>Schicht {layer}: ReLU</translation>
    </message>
    <message>
        <source>What is below zero becomes zero: such a unit is off, and learns nothing this time.</source>
        <translation>Was unter null ist, wird null: Eine solche Einheit ist aus und lernt dieses Mal nichts.</translation>
    </message>
    <message>
        <source>A score for each word</source>
        <translation>Eine Punktzahl für jedes Wort</translation>
    </message>
    <message>
        <source>The output layer gives every word of the vocabulary a score, its logit: a row times that word&apos;s column.</source>
        <translation>Die Ausgabeschicht gibt jedem Wort des Vokabulars eine Punktzahl, sein Logit: eine Zeile mal die Spalte dieses Wortes.</translation>
    </message>
    <message>
        <source>Softmax: exponentials</source>
        <translation>Softmax: Exponentiale</translation>
    </message>
    <message>
        <source>The exponential makes every score positive. The largest score is taken off first, so that nothing overflows; the shares stay the same.</source>
        <translation>Die Exponentialfunktion macht jede Punktzahl positiv. Die größte Punktzahl wird vorher abgezogen, damit nichts überläuft; die Anteile bleiben dieselben.</translation>
    </message>
    <message>
        <source>Softmax: probabilities</source>
        <translation>Softmax: Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Divided by their sum, the exponentials add up to 1: the probability of each word to come next.</source>
        <translation>Geteilt durch ihre Summe, ergeben die Exponentiale zusammen 1: die Wahrscheinlichkeit jedes Wortes, als nächstes zu kommen.</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>Der Verlust</translation>
    </message>
    <message>
        <source>How surprised the model is by the word that really comes: minus the logarithm of its probability, in nats.</source>
        <translation>Wie überrascht das Modell vom Wort ist, das wirklich kommt: minus der Logarithmus seiner Wahrscheinlichkeit, in Nats.</translation>
    </message>
    <message>
        <source>Gradient of the scores</source>
        <translation>Gradient der Punktzahlen</translation>
    </message>
    <message>
        <source>The loss falls if the target&apos;s score rises and all others sink. The derivative is the probability, less 1 at the target.</source>
        <translation>Der Verlust fällt, wenn die Punktzahl des Ziels steigt und alle anderen sinken. Die Ableitung ist die Wahrscheinlichkeit, beim Ziel minus 1.</translation>
    </message>
    <message>
        <source>Gradient of the weights of layer {layer}</source>
        <translation>Gradient der Gewichte der Schicht {layer}</translation>
    </message>
    <message>
        <source>A weight matters as much as what came in through it, times what its sum matters.</source>
        <translation>Ein Gewicht zählt so viel wie das, was durch es hereinkam, mal das, was seine Summe zählt.</translation>
    </message>
    <message>
        <source>Gradient of the biases of layer {layer}</source>
        <translation>Gradient der Biases der Schicht {layer}</translation>
    </message>
    <message>
        <source>A bias is added as it is, so it matters as much as the sum it is part of.</source>
        <translation>Ein Bias wird so addiert, wie er ist, also zählt er so viel wie die Summe, zu der er gehört.</translation>
    </message>
    <message>
        <source>Back through the weights of layer {layer}</source>
        <translation>Zurück durch die Gewichte der Schicht {layer}</translation>
    </message>
    <message>
        <source>What came in is blamed by all that it went into: the derivatives behind, weighed with the same weights, turned over.</source>
        <translation>Was hereinkam, ist an allem schuld, worin es einging: die Ableitungen dahinter, gewichtet mit denselben Gewichten, umgedreht.</translation>
    </message>
    <message>
        <source>Back through the ReLU of layer {layer}</source>
        <translation>Zurück durch die ReLU der Schicht {layer}</translation>
    </message>
    <message>
        <source>Where the unit was on, the derivative passes as it is; where it was off, nothing passes.</source>
        <translation>Wo die Einheit an war, geht die Ableitung unverändert durch; wo sie aus war, geht nichts durch.</translation>
    </message>
    <message>
        <source>Gradient of the embeddings</source>
        <translation>Gradient der Embeddings</translation>
    </message>
    <message>
        <source>The derivatives of x go back to the rows they were read from; a word that occurs twice gets both.</source>
        <translation>Die Ableitungen von x gehen zurück in die Zeilen, aus denen gelesen wurde; ein Wort, das zweimal vorkommt, bekommt beide.</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>Länge des Gradienten</translation>
    </message>
    <message>
        <source>All gradients together are one arrow; if it is longer than gradient_clip, it is shortened to that.</source>
        <translation>Alle Gradienten zusammen sind ein Pfeil; ist er länger als gradient_clip, wird er darauf gekürzt.</translation>
    </message>
    <message>
        <source>New {symbol}</source>
        <translation>Neues {symbol}</translation>
    </message>
    <message>
        <source>Every number moves against its gradient, as far as the optimizer of this run says.</source>
        <translation>Jede Zahl bewegt sich gegen ihren Gradienten, so weit der Optimierer dieses Laufs sagt.</translation>
    </message>
</context>
<context>
    <name>StatisticsPanel</name>
    <message>
        <source>Seen once</source>
        <translation>Einmal gesehen</translation>
    </message>
    <message>
        <source>Different tokens that occur only once; a model can learn little of them.</source>
        <translation>Verschiedene Tokens, die nur einmal vorkommen; ein Modell kann wenig über sie lernen.</translation>
    </message>
    <message>
        <source>Type-token ratio</source>
        <translation>Wortreichtum</translation>
    </message>
    <message>
        <source>Different tokens divided by all tokens: how rich the words are.</source>
        <translation>Verschiedene Tokens geteilt durch alle Tokens: wie reich die Wörter sind.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Share of the tokens that are too rare and read as the unknown word.</source>
        <translation>Anteil der Tokens, die zu selten sind und als das unbekannte Wort gelesen werden.</translation>
    </message>
    <message>
        <source>Unit length</source>
        <translation>Länge der Einheiten</translation>
    </message>
    <message>
        <source>Mean number of tokens in a unit: a document or a sentence, as the settings have it. No context looks beyond its unit.</source>
        <translation>Mittlere Zahl der Tokens in einer Einheit: einem Dokument oder einem Satz, je nach den Einstellungen. Kein Kontext schaut über seine Einheit hinaus.</translation>
    </message>
    <message>
        <source>Sentence length</source>
        <translation>Satzlänge</translation>
    </message>
    <message>
        <source>Mean number of tokens up to a mark that ends a sentence (. ! ?).</source>
        <translation>Mittlere Zahl der Tokens bis zu einem Zeichen, das einen Satz beendet (. ! ?).</translation>
    </message>
    <message>
        <source>Longest sentence</source>
        <translation>Längster Satz</translation>
    </message>
    <message>
        <source>Tokens of the longest sentence.</source>
        <translation>Tokens des längsten Satzes.</translation>
    </message>
    <message>
        <source>{tokens} / {parts} = {mean}
median {median}, longest {longest}</source>
        <translation>{tokens} / {parts} = {mean}
Median {median}, längste {longest}</translation>
    </message>
</context>
<context>
    <name>TermsTable</name>
    <message>
        <source>term</source>
        <translation>Summand</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
</context>
<context>
    <name>TextEvidence</name>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>this word</source>
        <translation>dieses Wort</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>das Netz</translation>
    </message>
    <message>
        <source>Counts after the same words</source>
        <translation>Anzahlen nach denselben Wörtern</translation>
    </message>
    <message>
        <source>Places of the text that support the word</source>
        <translation>Stellen des Textes, die für das Wort sprechen</translation>
    </message>
    <message>
        <source>Counting in the text …</source>
        <translation>Zählt im Text …</translation>
    </message>
    <message>
        <source>not in the text</source>
        <translation>nicht im Text</translation>
    </message>
    <message>
        <source>anywhere in the text</source>
        <translation>irgendwo im Text</translation>
    </message>
    <message>
        <source>= agrees</source>
        <translation>= stimmt überein</translation>
    </message>
    <message>
        <source>▲ says more</source>
        <translation>▲ sagt mehr</translation>
    </message>
    <message>
        <source>▼ says less</source>
        <translation>▼ sagt weniger</translation>
    </message>
    <message>
        <source>How often the word occurs in the text, whatever comes before it.</source>
        <translation>Wie oft das Wort im Text vorkommt, was auch davorsteht.</translation>
    </message>
    <message>
        <source>These words never stand in a row in the text: here the network can only carry over what it learned elsewhere.</source>
        <translation>Diese Wörter stehen im Text nie hintereinander: Hier kann das Netz nur übertragen, was es anderswo gelernt hat.</translation>
    </message>
    <message>
        <source>What follows most often: {followers}</source>
        <translation>Was am häufigsten folgt: {followers}</translation>
    </message>
    <message>
        <source>The network gives it {probability}; the text never has a word after “{words}”.</source>
        <translation>Das Netz gibt ihm {probability}; im Text folgt nie ein Wort auf „{words}“.</translation>
    </message>
    <message>
        <source>they agree.</source>
        <translation>sie stimmen überein.</translation>
    </message>
    <message>
        <source>they disagree, the network says more.</source>
        <translation>sie stimmen nicht überein, das Netz sagt mehr.</translation>
    </message>
    <message>
        <source>they disagree, the network says less.</source>
        <translation>sie stimmen nicht überein, das Netz sagt weniger.</translation>
    </message>
    <message>
        <source>The network gives it {probability}, in the text it follows “{words}” {count} of {total} times ({share}): {says}</source>
        <translation>Das Netz gibt ihm {probability}, im Text folgt es auf „{words}“ {count} von {total} Malen ({share}): {says}</translation>
    </message>
</context>
<context>
    <name>TextOpener</name>
    <message>
        <source>Open text</source>
        <translation>Text öffnen</translation>
    </message>
    <message>
        <source>Open a folder of texts</source>
        <translation>Einen Ordner mit Texten öffnen</translation>
    </message>
    <message>
        <source>Add texts</source>
        <translation>Texte hinzufügen</translation>
    </message>
    <message>
        <source>Add texts and start with a new model?</source>
        <translation>Texte hinzufügen und mit einem neuen Modell beginnen?</translation>
    </message>
    <message>
        <source>Remove texts and start with a new model?</source>
        <translation>Texte entfernen und mit einem neuen Modell beginnen?</translation>
    </message>
    <message>
        <source>Text (*.txt *.md *.text);;All files (*)</source>
        <translation>Text (*.txt *.md *.text);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open another text and let it go?</source>
        <translation>Einen anderen Text öffnen und es aufgeben?</translation>
    </message>
</context>
<context>
    <name>TextSource</name>
    <message>
        <source>{count} files of the folder hold no text and were left out.</source>
        <translation>{count} Dateien des Ordners enthalten keinen Text und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Reading was cancelled; nothing has changed.</source>
        <translation>Das Lesen wurde abgebrochen; nichts hat sich geändert.</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Play the training as a film</source>
        <translation>Das Training als Film abspielen</translation>
    </message>
    <message>
        <source>Play the training as a film, from the step that you see.</source>
        <translation>Das Training als Film abspielen, von dem Schritt an, den du siehst.</translation>
    </message>
    <message>
        <source>Length of the film</source>
        <translation>Länge des Films</translation>
    </message>
    <message>
        <source>How long the whole film takes.</source>
        <translation>Wie lange der ganze Film dauert.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Step of the training that you see</source>
        <translation>Schritt des Trainings, den du siehst</translation>
    </message>
    <message>
        <source>Drag to see everything as it was at an earlier step: map, tables, probabilities. Arrow keys go step by step, End comes back to now.</source>
        <translation>Zieh, um alles so zu sehen, wie es bei einem früheren Schritt war: Karte, Tabellen, Wahrscheinlichkeiten. Pfeiltasten gehen Schritt für Schritt, Ende kommt ins Jetzt zurück.</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück ins Jetzt</translation>
    </message>
    <message>
        <source>See the model as it is now.</source>
        <translation>Das Modell sehen, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>How this model goes on from the first words of the text, always by one seed.</source>
        <translation>Wie dieses Modell die ersten Wörter des Textes fortsetzt, immer mit einem Startwert.</translation>
    </message>
    <message>
        <source>Now: step {now}</source>
        <translation>Jetzt: Schritt {now}</translation>
    </message>
    <message>
        <source>You see step {step} of {now}</source>
        <translation>Du siehst Schritt {step} von {now}</translation>
    </message>
    <message>
        <source>At step {step}: {text}</source>
        <translation>Bei Schritt {step}: {text}</translation>
    </message>
</context>
<context>
    <name>TokenStrip</name>
    <message>
        <source>Text around the pair</source>
        <translation>Text um das Paar</translation>
    </message>
</context>
<context>
    <name>TokenText</name>
    <message>
        <source>“{token}” is not in the vocabulary</source>
        <translation>„{token}“ ist nicht im Vokabular</translation>
    </message>
    <message>
        <source>“{token}” is read as the unknown word, id {id}</source>
        <translation>„{token}“ wird als das unbekannte Wort gelesen, Id {id}</translation>
    </message>
    <message>
        <source>“{token}”: id {id}, occurs {count} times</source>
        <translation>„{token}“: Id {id}, kommt {count}-mal vor</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>are the two frequent words that are most alike for your model.</source>
        <translation>sind die zwei häufigen Wörter, die für dein Modell einander am ähnlichsten sind.</translation>
    </message>
    <message>
        <source>so far.</source>
        <translation>bisher.</translation>
    </message>
    <message>
        <source>Nothing was trained yet: click **Train**, or press Ctrl+R, and come back.</source>
        <translation>Noch wurde nichts trainiert: Klick auf **Trainieren** oder drücke Strg+R und komm zurück.</translation>
    </message>
    <message>
        <source>They are not saved yet.</source>
        <translation>Sie sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>the output layer alone</source>
        <translation>die Ausgabeschicht allein</translation>
    </message>
    <message>
        <source>are two words that one would expect to be alike.</source>
        <translation>sind zwei Wörter, von denen man Ähnlichkeit erwarten würde.</translation>
    </message>
    <message>
        <source>No training makes everything certain. After **{word}** your text goes on with *{first}* ({first_count}×) and with *{second}* ({second_count}×). If **{word}** is all that is seen, the best that anybody can do is to say so. In these places your model now gives *{first}* {first_probability} and *{second}* {second_probability} on average.</source>
        <translation>Kein Training macht alles sicher. Nach **{word}** geht dein Text mit *{first}* ({first_count}×) und mit *{second}* ({second_count}×) weiter. Wenn **{word}** alles ist, was man sieht, ist das Beste, was irgendwer tun kann, genau das zu sagen. An diesen Stellen gibt dein Modell jetzt im Mittel *{first}* {first_probability} und *{second}* {second_probability}.</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} Bytes</translation>
    </message>
    <message>
        <source>a hidden layer of {widths} units</source>
        <translation>eine verborgene Schicht von {widths} Einheiten</translation>
    </message>
    <message>
        <source>hidden layers of {widths} units</source>
        <translation>verborgene Schichten von {widths} Einheiten</translation>
    </message>
    <message>
        <source>after {step} steps.</source>
        <translation>nach {step} Schritten.</translation>
    </message>
    <message>
        <source>Yours began at a loss of **{first}**; after {step} steps it is **{last}**: of the {words} words the model is as unsure as among {perplexity}.</source>
        <translation>Deines begann bei einem Verlust von **{first}**; nach {step} Schritten ist er **{last}**: Von den {words} Wörtern ist das Modell so unsicher wie zwischen {perplexity}.</translation>
    </message>
    <message>
        <source>They are saved in {folder}.</source>
        <translation>Sie sind in {folder} gespeichert.</translation>
    </message>
    <message>
        <source>{count} of them are held back to test the model on.</source>
        <translation>{count} davon werden zurückgehalten, um das Modell daran zu messen.</translation>
    </message>
</context>
<context>
    <name>TourPanel</name>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Text of this step</source>
        <translation>Text dieses Schrittes</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>The step before (Alt+Left)</source>
        <translation>Der Schritt davor (Alt+Links)</translation>
    </message>
    <message>
        <source>Open the page of this step and frame the part that it is about (Alt+Down).</source>
        <translation>Die Seite dieses Schritts öffnen und den Teil einrahmen, um den es geht (Alt+Unten).</translation>
    </message>
    <message>
        <source>The next step (Alt+Right)</source>
        <translation>Der nächste Schritt (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Show &amp;me where</source>
        <translation>&amp;Zeig mir, wo</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Open a text first: the tour tells of yours.</source>
        <translation>Öffne zuerst einen Text: Der Rundgang erzählt von deinem.</translation>
    </message>
</context>
<context>
    <name>TrainView</name>
    <message>
        <source>Losses by step</source>
        <translation>Verluste je Schritt</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Sicherungspunkte</translation>
    </message>
</context>
<context>
    <name>TrainingActions</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Hold the training; the model can be used and goes on later</source>
        <translation>Das Training anhalten; das Modell kann benutzt werden und lernt später weiter</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>End this run; its model stays until the next run begins</source>
        <translation>Diesen Lauf beenden; sein Modell bleibt, bis der nächste beginnt</translation>
    </message>
    <message>
        <source>One pai&amp;r</source>
        <translation>Ein Paa&amp;r</translation>
    </message>
    <message>
        <source>Train on a single pair of context and next word</source>
        <translation>Auf einem einzigen Paar aus Kontext und nächstem Wort trainieren</translation>
    </message>
    <message>
        <source>One &amp;batch</source>
        <translation>Ein &amp;Stapel</translation>
    </message>
    <message>
        <source>Train on one batch of pairs, then pause</source>
        <translation>Auf einem Stapel von Paaren trainieren, dann pausieren</translation>
    </message>
    <message>
        <source>One &amp;epoch</source>
        <translation>Eine &amp;Epoche</translation>
    </message>
    <message>
        <source>Train to the end of this pass over the text</source>
        <translation>Bis zum Ende dieses Durchgangs durch den Text trainieren</translation>
    </message>
    <message>
        <source>&amp;Until stopped</source>
        <translation>&amp;Bis zum Anhalten</translation>
    </message>
    <message>
        <source>Train with no end of the epochs, until you or a stop rule end it</source>
        <translation>Ohne Ende der Epochen trainieren, bis du oder eine Regel anhält</translation>
    </message>
    <message>
        <source>Start &amp;over</source>
        <translation>&amp;Neu anfangen</translation>
    </message>
    <message>
        <source>Forget what was learned: new random parameters</source>
        <translation>Vergessen, was gelernt wurde: neue zufällige Parameter</translation>
    </message>
    <message>
        <source>&amp;Train from step {step}</source>
        <translation>&amp;Ab Schritt {step} trainieren</translation>
    </message>
    <message>
        <source>Go on from the step that you see; what came after it stays as a curve</source>
        <translation>Von dem Schritt weitermachen, den du siehst; was danach kam, bleibt als Kurve</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Go on with this run</source>
        <translation>Mit diesem Lauf weitermachen</translation>
    </message>
    <message>
        <source>&amp;Train again</source>
        <translation>&amp;Noch einmal trainieren</translation>
    </message>
    <message>
        <source>Start over with these settings and a new model</source>
        <translation>Mit diesen Einstellungen und einem neuen Modell neu anfangen</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Let the model learn to predict each next word</source>
        <translation>Das Modell lernen lassen, jedes nächste Wort vorherzusagen</translation>
    </message>
</context>
<context>
    <name>TrainingStatus</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>How much of the run, or of the text, is done.</source>
        <translation>Wie viel des Laufs oder des Textes erledigt ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading; what was open stays open.</source>
        <translation>Aufhören zu lesen; was offen war, bleibt offen.</translation>
    </message>
    <message>
        <source>How many next tokens the model learns from each second.</source>
        <translation>Von wie vielen nächsten Tokens das Modell in jeder Sekunde lernt.</translation>
    </message>
    <message>
        <source>Until all epochs are done, at the present rate.</source>
        <translation>Bis alle Epochen erledigt sind, bei jetziger Geschwindigkeit.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>No text is open.</source>
        <translation>Kein Text ist offen.</translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation>{rate} Tokens/s</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}, step {step} of {steps}</source>
        <translation>Epoche {epoch} von {epochs}, Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>epoch {epoch}, step {step}, until stopped</source>
        <translation>Epoche {epoch}, Schritt {step}, bis zum Anhalten</translation>
    </message>
    <message>
        <source>Training: {where}</source>
        <translation>Trainiert: {where}</translation>
    </message>
    <message>
        <source>Paused: {where}</source>
        <translation>Pausiert: {where}</translation>
    </message>
    <message>
        <source>Ready to train.</source>
        <translation>Bereit zum Trainieren.</translation>
    </message>
    <message>
        <source>Trained for {step} steps.</source>
        <translation>{step} Schritte trainiert.</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>noch {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s left</source>
        <translation>noch {minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>noch {seconds} s</translation>
    </message>
</context>
<context>
    <name>UpdateResult</name>
    <message>
        <source>Loss of this pair</source>
        <translation>Verlust dieses Paares</translation>
    </message>
    <message>
        <source>-ln P(target), in nats: before this update and after it.</source>
        <translation>-ln P(Ziel), in Nats: vor dieser Änderung und nach ihr.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far the update goes, as the schedule of this run has it now.</source>
        <translation>Wie weit die Änderung geht, wie der Verlauf dieses Laufs sie jetzt hat.</translation>
    </message>
    <message>
        <source>Likeliest words before and after the update</source>
        <translation>Wahrscheinlichste Wörter vor und nach der Änderung</translation>
    </message>
    <message>
        <source>Pale: before the update. Full: after it.</source>
        <translation>Blass: vor der Änderung. Voll: nach ihr.</translation>
    </message>
    <message>
        <source>P({word} | {context}) goes from {before} to {after}.</source>
        <translation>P({word} | {context}) geht von {before} auf {after}.</translation>
    </message>
</context>
<context>
    <name>UpdateTable</name>
    <message>
        <source>probability before → after</source>
        <translation>Wahrscheinlichkeit vorher → nachher</translation>
    </message>
</context>
<context>
    <name>VectorChangeTable</name>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>Dimension</translation>
    </message>
</context>
<context>
    <name>VocabularyTable</name>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>A token as the text has it; the model knows only its id.</source>
        <translation>Ein Token, wie es im Text steht; das Modell kennt nur seine Id.</translation>
    </message>
    <message>
        <source>The number of the word: the row of the embeddings that is its vector.</source>
        <translation>Die Nummer des Wortes: die Zeile der Embeddings, die sein Vektor ist.</translation>
    </message>
    <message>
        <source>How often the word occurs in the text.</source>
        <translation>Wie oft das Wort im Text vorkommt.</translation>
    </message>
    <message>
        <source>Its part of all tokens of the text: count / tokens.</source>
        <translation>Sein Anteil an allen Tokens des Textes: Anzahl / Tokens.</translation>
    </message>
</context>
<context>
    <name>VocabularyView</name>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Each word of the text, its number for the model, and how often it occurs.</source>
        <translation>Jedes Wort des Textes, seine Nummer für das Modell, und wie oft es vorkommt.</translation>
    </message>
    <message>
        <source>Open a text to see its words here: each with its number for the model and how often it occurs.</source>
        <translation>Öffne einen Text, um seine Wörter hier zu sehen: jedes mit seiner Nummer für das Modell, und wie oft es vorkommt.</translation>
    </message>
</context>
<context>
    <name>WhatIsThis</name>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Explain the number or the control that has the focus.</source>
        <translation>Die Zahl oder das Bedienelement erklären, auf dem die Tastatur steht.</translation>
    </message>
    <message>
        <source>What is this? &amp;Click on it</source>
        <translation>Was ist das? Darauf &amp;klicken</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>What adds up to the score</source>
        <translation>Woraus sich die Punktzahl zusammensetzt</translation>
    </message>
    <message>
        <source>Each number that enters the output layer, times its weight to this word. The last column adds up to the score (the logit).</source>
        <translation>Jede Zahl, die in die Ausgabeschicht geht, mal ihr Gewicht zu diesem Wort. Die letzte Spalte ergibt zusammen die Punktzahl (das Logit).</translation>
    </message>
    <message>
        <source>The network: what adds up to its score</source>
        <translation>Das Netz: woraus sich seine Punktzahl zusammensetzt</translation>
    </message>
    <message>
        <source>From the score to the chance</source>
        <translation>Von der Punktzahl zur Chance</translation>
    </message>
    <message>
        <source>The text: what follows these words there</source>
        <translation>Der Text: was dort auf diese Wörter folgt</translation>
    </message>
    <message>
        <source>score {logit} = {terms} from {count} units, {off} of them off, {bias} bias</source>
        <translation>Punktzahl {logit} = {terms} von {count} Einheiten, {off} davon aus, {bias} Bias</translation>
    </message>
    <message>
        <source>score {logit} = {terms} from {count} embedding numbers {bias} bias</source>
        <translation>Punktzahl {logit} = {terms} von {count} Embedding-Zahlen {bias} Bias</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Einheit {number}</translation>
    </message>
    <message>
        <source>Why “{word}”? {says}</source>
        <translation>Warum „{word}“? {says}</translation>
    </message>
</context>
<context>
    <name>WordNumbersTable</name>
    <message>
        <source>word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>A word of the vocabulary.</source>
        <translation>Ein Wort des Vokabulars.</translation>
    </message>
</context>
<context>
    <name>WordSearch</name>
    <message>
        <source>Search words</source>
        <translation>Wörter suchen</translation>
    </message>
    <message>
        <source>Show only words that contain this text (Ctrl+F).</source>
        <translation>Nur Wörter zeigen, die diesen Text enthalten (Strg+F).</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Read the text as a regular expression: ^un finds words that start with un.</source>
        <translation>Den Text als regulären Ausdruck lesen: ^un findet Wörter, die mit un beginnen.</translation>
    </message>
    <message>
        <source>{total} words</source>
        <translation>{total} Wörter</translation>
    </message>
    <message>
        <source>{shown} of {total} words</source>
        <translation>{shown} von {total} Wörtern</translation>
    </message>
    <message>
        <source>Not a pattern: {reason}</source>
        <translation>Kein Muster: {reason}</translation>
    </message>
</context>
<context>
    <name>WordTableView</name>
    <message>
        <source>Copy as TSV</source>
        <translation>Als TSV kopieren</translation>
    </message>
</context>
</TS>
