package no.avtaleverk.templates.worker;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.ReturnReader.Made;
import no.avtaleverk.model.document.ReturnReader.Return;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.ReturnedChange;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of a file that came back.
 *
 * @param agreement the file names; absent when it names none
 * @param other whether that is another agreement than the one asked about
 * @param changes absent when only the origin was asked for
 */
record ReturnedLines(
        @Nullable ReadFault fault,
        String detail,
        @Nullable AgreementId agreement,
        int version,
        long revision,
        @Nullable Sha256 text,
        boolean other,
        @Nullable List<Line> changes) {
    enum Kind {
        REWORDED,
        INSERTED,
        DELETED,
        MOVED,
        REMARK,
        UNMAPPED
    }

    /** One change, with room for every kind. */
    record Line(
            Kind kind,
            @Nullable ClauseId clause,
            @Nullable ClauseId after,
            int level,
            @Nullable ClauseText old,
            @Nullable ClauseText young,
            int start,
            int end,
            String quoted,
            String words,
            String author,
            @Nullable Instant at) {
        static Line of(ReturnedChange change) {
            return switch (change) {
                case ReturnedText.Reworded one ->
                    line(Kind.REWORDED, one.clause(), null, 0, one.before(), one.after(), one.hand());
                case ReturnedText.Inserted one ->
                    line(Kind.INSERTED, null, one.after(), one.level(), null, one.text(), one.hand());
                case ReturnedText.Deleted one -> line(Kind.DELETED, one.clause(), null, 0, null, null, one.hand());
                case ReturnedText.Moved one ->
                    line(Kind.MOVED, one.clause(), one.after(), one.level(), null, null, one.hand());
                case ReturnedText.Remark one ->
                    new Line(
                            Kind.REMARK,
                            one.clause(),
                            null,
                            0,
                            null,
                            null,
                            one.start(),
                            one.end(),
                            one.quoted(),
                            one.text(),
                            one.hand().author(),
                            one.hand().at());
                case ReturnedText.Unmapped one ->
                    new Line(Kind.UNMAPPED, null, null, 0, null, null, 0, 0, one.where(), one.text(), "", null);
            };
        }

        private static Line line(
                Kind kind,
                @Nullable ClauseId clause,
                @Nullable ClauseId after,
                int level,
                @Nullable ClauseText old,
                @Nullable ClauseText young,
                Hand hand) {
            return new Line(kind, clause, after, level, old, young, 0, 0, "", "", hand.author(), hand.at());
        }

        ReturnedChange change() {
            var hand = new Hand(author, at);
            return switch (kind) {
                case REWORDED -> new ReturnedText.Reworded(there(clause), there(old), there(young), hand);
                case INSERTED -> new ReturnedText.Inserted(after, level, there(young), hand);
                case DELETED -> new ReturnedText.Deleted(there(clause), hand);
                case MOVED -> new ReturnedText.Moved(there(clause), after, level, hand);
                case REMARK -> new ReturnedText.Remark(clause, start, end, quoted, words, hand);
                case UNMAPPED -> new ReturnedText.Unmapped(quoted, words);
            };
        }

        private static <T> T there(@Nullable T value) {
            if (value == null) {
                throw new IllegalArgumentException("A line of a returned file lacks what its kind needs");
            }
            return value;
        }
    }

    static ReturnedLines of(Made made) {
        return switch (made) {
            case Made.From from ->
                new ReturnedLines(
                        null, "", from.agreement(), from.version(), from.revision(), from.text(), false, null);
            case Made.Refused refused -> refused(refused.fault(), refused.detail());
        };
    }

    static ReturnedLines of(Return read) {
        return switch (read) {
            case Return.Read one ->
                new ReturnedLines(
                        null,
                        "",
                        null,
                        0,
                        0,
                        null,
                        false,
                        one.text().changes().stream().map(Line::of).toList());
            case Return.OtherAgreement one -> new ReturnedLines(null, "", one.agreement(), 0, 0, null, true, null);
            case Return.Refused refused -> refused(refused.fault(), refused.detail());
        };
    }

    static ReturnedLines refused(ReadFault fault, String detail) {
        return new ReturnedLines(fault, detail, null, 0, 0, null, false, null);
    }

    Made made() {
        return fault == null ? new Made.From(agreement, version, revision, text) : new Made.Refused(fault, detail);
    }

    Return read() {
        if (fault != null) {
            return new Return.Refused(fault, detail);
        }
        if (other && agreement != null) {
            return new Return.OtherAgreement(agreement);
        }
        return changes == null
                ? new Return.Refused(ReadFault.CORRUPT, "No changes were told")
                : new Return.Read(
                        new ReturnedText(changes.stream().map(Line::change).toList()));
    }
}
