package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.web.problem.InvalidRequestException;
import no.avtaleverk.web.problem.InvalidRequestException.Fault;
import no.avtaleverk.web.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of what a request gives, and gathers all that is wrong with it before it says so. Stand-ins are handed on for what is
 * wrong, so {@link #check()} must be asked before anything is done.
 */
final class Given {
    private static final PartyId NOBODY = new PartyId("kommune-0");
    private static final int MAX_TITLE = 300;

    private final PartyRegister register;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * Begin with a request.
     *
     * @param today date in Norway, by which numbers of kommuner are looked up when no other date is given
     */
    Given(PartyRegister register, LocalDate today) {
        this.register = register;
        this.today = today;
    }

    /**
     * Say all that is wrong.
     *
     * @throws InvalidRequestException if anything is missing or not of its form
     * @throws RefusedException if all is of its form, and the rules do not allow it
     */
    void check() {
        if (!faults.isEmpty()) {
            throw new InvalidRequestException(faults);
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals, Clauses.NONE);
        }
    }

    /** A value that must be there. */
    <T> T required(String field, @Nullable T value, T standIn) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            faults.add(Fault.missing(field));
            return standIn;
        }
        return value;
    }

    void missing(String field) {
        faults.add(Fault.missing(field));
    }

    void invalid(String field, Object value) {
        faults.add(new Fault(field, String.valueOf(value)));
    }

    /** A text, empty when not given. */
    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    String title(String field, @Nullable String value) {
        String title = required(field, value, "?").strip();
        if (title.length() > MAX_TITLE) {
            refusals.add(new Refusal.TextTooLong(MAX_TITLE));
            return title.substring(0, MAX_TITLE);
        }
        return title;
    }

    Terms terms(Requests.@Nullable ValidityGiven validity, EntryIntoForce otherwise) {
        return terms(validity, otherwise, null, null);
    }

    /**
     * When a text binds.
     *
     * @param otherwise the rule when none is given
     * @param quorum the quorum when none is given
     * @param own what the text says of itself, when nothing is given
     */
    Terms terms(
            Requests.@Nullable ValidityGiven validity,
            EntryIntoForce otherwise,
            @Nullable Integer quorum,
            @Nullable OwnTerms own) {
        if (validity == null) {
            return terms(null, null, otherwise, quorum);
        }
        Terms terms = terms(
                validity.from(),
                validity.until(),
                validity.entryIntoForce() == null ? otherwise : validity.entryIntoForce(),
                validity.quorum() == null ? quorum : validity.quorum());
        OwnTerms said = validity.own() == null ? own : own(validity.own());
        if (said != null && said.renewal() != null && terms.until() == null) {
            faults.add(Fault.missing("validity.until"));
            return terms;
        }
        return new Terms(terms.from(), terms.until(), terms.rule(), terms.quorum(), said);
    }

    private OwnTerms own(Requests.OwnTermsGiven given) {
        Requests.RevisionGiven revised = given.revision();
        OwnTerms.Revision revision = null;
        if (revised != null) {
            Span every = revised.every() == null ? null : span("validity.own.revision.every", revised.every());
            if ((every == null) == (revised.by() == null)) {
                faults.add(Fault.missing("validity.own.revision.by"));
            } else {
                revision = new OwnTerms.Revision(every, revised.by(), revised.clause());
            }
        }
        Requests.NoticeTermsGiven noticed = given.notice();
        OwnTerms.NoticeTerms notice = noticed == null
                ? null
                : new OwnTerms.NoticeTerms(
                        span("validity.own.notice.period", noticed.period()),
                        noticed.start() == null ? OwnTerms.NoticeTerms.Start.RECEIPT : noticed.start(),
                        noticed.end() == null ? OwnTerms.NoticeTerms.End.DAY : noticed.end(),
                        noticed.clause());
        Requests.RenewalGiven renewed = given.renewal();
        OwnTerms.Renewal renewal = renewed == null
                ? null
                : new OwnTerms.Renewal(
                        span("validity.own.renewal.by", renewed.by()),
                        span("validity.own.renewal.noticeBefore", renewed.noticeBefore()),
                        renewed.clause());
        return new OwnTerms(revision, notice, renewal);
    }

    private Span span(String field, Requests.@Nullable SpanGiven given) {
        Span standIn = Span.years(1);
        if (given == null || given.amount() == null || given.unit() == null) {
            faults.add(Fault.missing(field));
            return standIn;
        }
        try {
            return new Span(given.amount(), given.unit());
        } catch (IllegalArgumentException e) {
            invalid(field + ".amount", given.amount());
            return standIn;
        }
    }

    Terms terms(@Nullable LocalDate from, @Nullable LocalDate until, EntryIntoForce rule) {
        return terms(from, until, rule, null);
    }

    private Terms terms(
            @Nullable LocalDate from, @Nullable LocalDate until, EntryIntoForce asked, @Nullable Integer given) {
        EntryIntoForce rule = asked;
        Integer quorum = given;
        if (rule == EntryIntoForce.AT_LEAST && quorum == null) {
            faults.add(Fault.missing("validity.quorum"));
            rule = EntryIntoForce.EACH_MUNICIPALITY;
        } else if (rule == EntryIntoForce.AT_LEAST && quorum != null && quorum < 1) {
            invalid("validity.quorum", quorum);
            rule = EntryIntoForce.EACH_MUNICIPALITY;
        }
        if (rule != EntryIntoForce.AT_LEAST) {
            quorum = null;
        }

        if (from != null && until != null && !until.isAfter(from)) {
            refusals.add(new Refusal.DatesOutOfOrder(from, until));
            return new Terms(from, null, rule, quorum);
        }
        if (rule == EntryIntoForce.AS_REGISTERED && from == null) {
            faults.add(Fault.missing("validity.from"));
            return new Terms(null, until, EntryIntoForce.EACH_MUNICIPALITY);
        }
        return new Terms(from, until, rule, quorum);
    }

    List<AgreementParty> parties(String field, @Nullable List<PartyGiven> given, @Nullable LocalDate on) {
        var parties = new ArrayList<AgreementParty>();
        var seen = new HashSet<PartyId>();
        for (int i = 0; given != null && i < given.size(); i++) {
            PartyGiven one = given.get(i);
            String where = "%s[%d]".formatted(field, i);
            if (one == null) {
                faults.add(Fault.missing(where));
                continue;
            }
            PartyId id = party(where, one, on);
            if (!seen.add(id) && !id.equals(NOBODY)) {
                invalid(where, one.party() == null ? "" : one.party());
                continue;
            }
            if (one.joined() != null && one.left() != null && !one.left().isAfter(one.joined())) {
                refusals.add(new Refusal.DatesOutOfOrder(one.joined(), one.left()));
            }
            String name = text(one.name());
            parties.add(new AgreementParty(
                    id,
                    name.isEmpty()
                            ? register.find(id)
                                    .map(found -> found.formalNameOn(on == null ? today : on))
                                    .orElse(id.value())
                            : name,
                    one.joined(),
                    one.left()));
        }
        return seen.contains(NOBODY) ? List.of() : parties;
    }

    /** A party by municipality number, organisation number or party id. */
    PartyId party(String field, @Nullable PartyGiven given, @Nullable LocalDate on) {
        String text =
                given == null || given.party() == null ? "" : given.party().replaceAll("\\s", "");
        if (text.isEmpty()) {
            faults.add(Fault.missing(field));
            return NOBODY;
        }
        Optional<PartyId> found = find(text, on == null ? today : on);
        if (found.isEmpty()) {
            refusals.add(new Refusal.UnknownParty(text));
        }
        return found.orElse(NOBODY);
    }

    private Optional<PartyId> find(String text, LocalDate on) {
        try {
            if (text.matches("[0-9]{4}")) {
                return register.municipality(new MunicipalityNumber(text), on).map(Party::id);
            }
            if (text.matches("[0-9]{9}")) {
                return register.withOrganisationNumber(new OrganisationNumber(text))
                        .map(Party::id);
            }
            return register.find(new PartyId(text)).map(Party::id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The party given, or the asker's own. */
    PartyId partyOr(String field, @Nullable PartyGiven given, @Nullable PartyId own) {
        if (given == null && own != null) {
            return own;
        }
        return party(field, given, null);
    }

    /** Clauses with their own numbers when they have any, else numbered by their levels. */
    Clauses clauses(String field, @Nullable List<Requests.ClauseGiven> given) {
        if (given == null) {
            return Clauses.NONE;
        }
        var clauses = new ArrayList<Clause>();
        var seen = new HashSet<ClauseId>();
        boolean numbered = false;
        for (int i = 0; i < given.size(); i++) {
            Requests.ClauseGiven one = given.get(i);
            String where = "%s[%d]".formatted(field, i);
            ClauseId id = one.id() == null ? ClauseId.random() : one.id();
            if (!seen.add(id)) {
                invalid(where + ".id", id);
                continue;
            }
            String number = text(one.number());
            numbered |= !number.isEmpty();
            ClauseText words = words(one.heading(), one.text());
            try {
                clauses.add(new Clause(id, level(where + ".level", one.level()), number, words));
            } catch (IllegalArgumentException e) {
                invalid(where + ".number", number);
            }
        }
        var text = new Clauses(clauses);
        return numbered ? text : text.renumbered();
    }

    int level(String field, @Nullable Integer level) {
        if (level == null) {
            return 1;
        }
        if (level < 1 || level > 6) {
            invalid(field, level);
            return 1;
        }
        return level;
    }

    ClauseText words(@Nullable String heading, @Nullable String body) {
        String head = text(heading);
        String text = body == null ? "" : body;
        try {
            return ClauseText.parse(head, text);
        } catch (IllegalArgumentException e) {
            refusals.add(new Refusal.TextTooLong(
                    head.length() > ClauseText.MAX_HEADING ? ClauseText.MAX_HEADING : ClauseText.MAX_BODY));
            return new ClauseText("", "");
        }
    }

    static Set<RequirementId> requirements(@Nullable Set<RequirementId> given) {
        return given == null ? Set.of() : given;
    }

    static Map<String, String> parameters(@Nullable Map<String, String> given) {
        return given == null ? Map.of() : given;
    }

    void refuse(Refusal refusal) {
        refusals.add(refusal);
    }
}
