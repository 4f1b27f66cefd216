package no.avtaleverk.web.wiring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.ReturnedChange;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;

/** Finds what was changed in a returned Word file by holding its clauses against those that were sent, ids first, headings next. */
final class ReadReturns implements ReturnedDocuments {
    private final DocumentReader reader;

    ReadReturns(DocumentReader reader) {
        this.reader = reader;
    }

    @Override
    public long revision(String name, byte[] bytes) {
        return 0;
    }

    @Override
    public Reading read(String name, byte[] bytes, Sent sent) {
        return switch (reader.read(name, bytes)) {
            case DocumentReader.Reading.Refused refused -> new Reading.Refused(refused.fault());
            case DocumentReader.Reading.Read read ->
                read.document().format() == DocumentReader.SourceFormat.DOCX
                        ? new Reading.Read(compare(read.document(), sent.printed()))
                        : new Reading.Refused(ReadFault.UNKNOWN_FORMAT);
        };
    }

    private static ReturnedText compare(ReadDocument document, Clauses sent) {
        var changes = new ArrayList<ReturnedChange>();
        Set<ClauseId> seen = new HashSet<>();
        ClauseId last = null;
        for (ReadClause read : document.clauses()) {
            ClauseText text = ClauseText.parse(read.heading(), read.body());
            Optional<Clause> match = match(read, sent, seen);
            if (match.isPresent()) {
                Clause clause = match.get();
                if (!clause.text().equals(text)) {
                    changes.add(new ReturnedText.Reworded(clause.id(), clause.text(), text, Hand.UNKNOWN));
                }
                seen.add(clause.id());
                last = clause.id();
            } else {
                changes.add(new ReturnedText.Inserted(last, read.level(), text, Hand.UNKNOWN));
            }
        }
        for (Clause clause : sent) {
            if (!seen.contains(clause.id())) {
                changes.add(new ReturnedText.Deleted(clause.id(), Hand.UNKNOWN));
            }
        }
        document.warnings()
                .forEach(warning -> changes.add(
                        new ReturnedText.Unmapped("word/document.xml", warning.kind() + ": " + warning.count())));
        return new ReturnedText(changes);
    }

    private static Optional<Clause> match(ReadClause read, Clauses sent, Set<ClauseId> seen) {
        ClauseId known = read.known();
        return sent.list().stream()
                .filter(clause -> !seen.contains(clause.id()))
                .filter(clause -> known == null
                        ? clause.text().heading().equals(read.heading())
                        : clause.id().equals(known))
                .findFirst();
    }
}
