package no.avtaleverk.model.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * A question with its filters, whoever asks it.
 *
 * @param words as typed; empty for all that the filters let through
 * @param on in force on this date in Norway; of the log, recorded on it
 * @param municipalities at least one of them, or a kommune it was made from, is party; empty for all
 * @param trust it, or for an RHF a trust under it, is party
 * @param language målform of the text
 * @param year in which a version with the words entered into force; of the log, in which it was recorded
 * @param inLog whether log entries are looked for, and not texts
 */
public record Inquiry(
        String words,
        @Nullable LocalDate on,
        Set<PartyId> municipalities,
        @Nullable PartyId trust,
        @Nullable RequirementId requirement,
        @Nullable AgreementState state,
        @Nullable Language language,
        @Nullable Integer year,
        boolean inLog) {
    /** Longest question that is kept, in characters. */
    public static final int LONGEST = 500;

    public Inquiry {
        municipalities = Collections.unmodifiableSet(new TreeSet<>(municipalities));
    }

    /** For words in texts, with no filter. */
    public static Inquiry of(String words) {
        return new Inquiry(words, null, Set.of(), null, null, null, null, null, false);
    }

    public Inquiry on(LocalDate date) {
        return new Inquiry(words, date, municipalities, trust, requirement, state, language, year, inLog);
    }

    public Inquiry inMunicipalities(Set<PartyId> chosen) {
        return new Inquiry(words, on, chosen, trust, requirement, state, language, year, inLog);
    }

    public Inquiry withTrust(PartyId chosen) {
        return new Inquiry(words, on, municipalities, chosen, requirement, state, language, year, inLog);
    }

    public Inquiry answering(RequirementId chosen) {
        return new Inquiry(words, on, municipalities, trust, chosen, state, language, year, inLog);
    }

    public Inquiry inState(AgreementState chosen) {
        return new Inquiry(words, on, municipalities, trust, requirement, chosen, language, year, inLog);
    }

    public Inquiry inLanguage(Language chosen) {
        return new Inquiry(words, on, municipalities, trust, requirement, state, chosen, year, inLog);
    }

    public Inquiry inYear(int chosen) {
        return new Inquiry(words, on, municipalities, trust, requirement, state, language, chosen, inLog);
    }

    /** The same question to the log. */
    public Inquiry ofLog() {
        return new Inquiry(words, on, municipalities, trust, requirement, state, language, year, true);
    }

    /** The same question without blanks around its words, which mean nothing. */
    public Inquiry stripped() {
        return new Inquiry(words.strip(), on, municipalities, trust, requirement, state, language, year, inLog);
    }

    /** What stands against keeping it. */
    public List<Refusal> faults() {
        var faults = new ArrayList<Refusal>();
        if (words.length() > LONGEST) {
            faults.add(new Refusal.TextTooLong(LONGEST));
        }
        if (NationalIdentityNumbers.occursIn(words)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return faults;
    }

    /** Each part on a line of its own, all of them always, in the same order. */
    public List<String> lines() {
        return List.of(
                "words\t" + CanonicalLines.escaped(words),
                "on\t" + (on == null ? "" : on),
                "municipalities\t" + municipalities.stream().map(PartyId::value).collect(Collectors.joining(" ")),
                "trust\t" + (trust == null ? "" : trust),
                "requirement\t" + (requirement == null ? "" : requirement),
                "state\t" + (state == null ? "" : state.name()),
                "language\t" + (language == null ? "" : language.code()),
                "year\t" + (year == null ? "" : year),
                "in\t" + (inLog ? "LOG" : "TEXT"));
    }
}
