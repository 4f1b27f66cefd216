package no.avtaleverk.workflow.frozen;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.FrozenNote;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What is frozen to be cited: a stored file in canonical form, and a note in the log with its SHA-256. It is opened by whoever froze it,
 * by colleagues, and by the auditors and the RHF of the organisation.
 */
public final class FrozenFiles<N extends FrozenNote> {
    private static final int MAX_TITLE = 300;
    private static final String MEDIA_TYPE = "text/plain; charset=utf-8";

    private final Kind<N> kind;
    private final FollowUps followUps;
    private final Files files;
    private final TransactionOperations transactions;

    /**
     * What is frozen, and who reads it.
     *
     * @param fileName of the stored file
     * @param isFor whether a person may open any
     * @param isColleague whether a person who may opens what others of the same organisation froze
     * @param isReport whether what a desk froze is a report, read by all who may open any
     */
    public record Kind<N extends FrozenNote>(
            FollowUpSubject subject,
            Class<N> notes,
            String fileName,
            Predicate<Actor> isFor,
            Predicate<Actor> isColleague,
            Predicate<String> isReport) {}

    public FrozenFiles(Kind<N> kind, FollowUps followUps, Files files, TransactionOperations transactions) {
        this.kind = kind;
        this.followUps = followUps;
        this.files = files;
        this.transactions = transactions;
    }

    /**
     * Something that was frozen.
     *
     * @param by the name of who froze it
     */
    public record Kept<N extends FrozenNote>(String id, N note, Instant at, String by) {}

    // ---- keeping ----------------------------------------------------------------------------------------------------

    /** What stands against calling something this. */
    public static List<Refusal> titleFaults(String title) {
        var faults = new ArrayList<Refusal>();
        if (title.length() > MAX_TITLE) {
            faults.add(new Refusal.TextTooLong(MAX_TITLE));
        }
        if (NationalIdentityNumbers.occursIn(title)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return faults;
    }

    /** Whose it is what a person freezes. */
    public static String desk(Actor by) {
        PartyId organisation = by.organisation();
        return organisation == null ? "person " + by.userId() : organisation.value();
    }

    /**
     * Freeze something.
     *
     * @param canonical its lines of text
     * @param note made with the digest of these
     * @return its id
     */
    public String keep(String canonical, Function<Sha256, N> note, Actor by, Instant at) {
        String id = UUID.randomUUID().toString();
        byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
        transactions.executeWithoutResult(status -> {
            Sha256 digest = files.store(kind.fileName(), MEDIA_TYPE, bytes);
            followUps.add(dossier(id), 0, List.of(note.apply(digest)), kind.notes(), by, at);
        });
        return id;
    }

    private Dossier dossier(String id) {
        return new Dossier(kind.subject(), id, null);
    }

    // ---- opening ----------------------------------------------------------------------------------------------------

    /** Those a person can open, newest first. */
    public List<Kept<N>> all(Actor by) {
        if (!kind.isFor().test(by)) {
            return List.of();
        }
        var kept = new ArrayList<Kept<N>>();
        followUps.all(kind.subject(), null, kind.notes()).forEach((id, notes) -> kept(id, notes, by)
                .ifPresent(kept::add));
        kept.sort(Comparator.comparing((Kept<N> one) -> one.at()).reversed().thenComparing(Kept::id));
        return kept;
    }

    /** One, if the person can open it. */
    public Optional<Kept<N>> find(String id, Actor by) {
        return id.matches("[0-9a-f-]{36}") ? kept(id, followUps.read(dossier(id), kind.notes()), by) : Optional.empty();
    }

    /** Its lines of text, as they were frozen. */
    public String canonical(Kept<N> kept) {
        return new String(
                files.find(kept.note().digest())
                        .orElseThrow(
                                () -> new IllegalStateException("The file of what was frozen is gone: " + kept.id()))
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    private Optional<Kept<N>> kept(String id, List<Noted<N>> notes, Actor by) {
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        Noted<N> first = notes.getFirst();
        return opens(by, first.note().desk(), first.userId())
                ? Optional.of(new Kept<>(id, first.note(), first.at(), first.userName()))
                : Optional.empty();
    }

    private boolean opens(Actor by, String desk, String froze) {
        return kind.isFor().test(by)
                && (kind.isReport().test(desk)
                        || by.userId().equals(froze)
                        || kind.isColleague().test(by) && desk.equals(desk(by))
                        || (by.has(Role.AUDITOR) || by.has(Role.RHF))
                                && by.remit().stream()
                                        .anyMatch(party -> party.value().equals(desk)));
    }
}
