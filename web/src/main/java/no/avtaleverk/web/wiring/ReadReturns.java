package no.avtaleverk.web.wiring;

import java.time.Instant;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.document.ReturnReader;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;
import no.avtaleverk.workflow.review.Reviewing;

/** Returned Word files, read in the process that reads files people bring. */
final class ReadReturns implements ReturnedDocuments {
    private final ReturnReader reader;
    private final Reviewing reviewing;

    ReadReturns(ReturnReader reader, Reviewing reviewing) {
        this.reader = reader;
        this.reviewing = reviewing;
    }

    @Override
    public long revision(String name, byte[] bytes) {
        return reader.origin(name, bytes) instanceof ReturnReader.Made.From from ? from.revision() : 0;
    }

    @Override
    public Reading read(String name, byte[] bytes, Sent sent) {
        Agreement agreement = sent.agreement();
        Instant made =
                agreement.version(sent.version()).map(version -> version.at()).orElse(Instant.EPOCH);
        var text = ReturnReader.Sent.of(
                agreement, sent.head(), sent.version(), sent.clauses(), reviewing.lines(sent.head()), made);
        return switch (reader.read(name, bytes, text)) {
            case ReturnReader.Return.Read read -> new Reading.Read(read.text());
            case ReturnReader.Return.OtherAgreement other -> new Reading.OfAnotherAgreement();
            case ReturnReader.Return.Refused refused -> new Reading.Refused(refused.fault());
        };
    }
}
