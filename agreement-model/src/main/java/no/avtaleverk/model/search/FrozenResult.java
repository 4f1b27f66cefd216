package no.avtaleverk.model.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question as it was at a place in the log, for a person with certain rights. What is cited is the SHA-256 of its
 * {@link #canonical()} form. Texts being written are not in it: they have no number to be cited by.
 *
 * @param at when it was frozen
 * @param position of the newest log entry it rests on
 * @param rights of the person who asked; who that was is told by the log
 * @param hits in their order
 */
public record FrozenResult(Inquiry inquiry, Instant at, long position, Rights rights, List<FrozenHit> hits) {
    /** Most hits that are frozen: a set that is cut can not be asked for again. */
    public static final int MOST = 5_000;

    private static final String FORMAT = "avtaleverk-frozen-search-1";

    public FrozenResult {
        hits = List.copyOf(hits);
    }

    /** What decides what a person may see. */
    public record Rights(@Nullable PartyId organisation, Set<Role> roles, Set<PartyId> remit) {
        public Rights {
            roles = Set.copyOf(roles);
            remit = Set.copyOf(remit);
        }

        public static Rights of(Actor actor) {
            return new Rights(actor.organisation(), actor.roles(), actor.remit());
        }

        /** Somebody with these rights and no name. */
        public Actor anybody() {
            return new Actor("frozen", "", organisation, roles, remit);
        }
    }

    /** The lines of text that are hashed: UTF-8, each line ended by a line feed. */
    public String canonical() {
        var lines = new ArrayList<String>();
        lines.add(FORMAT);
        lines.add("at\t" + at);
        lines.add("position\t" + position);
        PartyId organisation = rights.organisation;
        lines.add("organisation\t" + (organisation == null ? "" : organisation));
        lines.add("roles\t" + rights.roles.stream().map(Role::name).sorted().collect(Collectors.joining(" ")));
        lines.add("remit\t" + rights.remit.stream().map(PartyId::value).sorted().collect(Collectors.joining(" ")));
        lines.addAll(inquiry.lines());
        lines.add("hits\t" + hits.size());
        hits.forEach(hit -> lines.add(hit.line()));
        return String.join("\n", lines) + "\n";
    }

    public Sha256 digest() {
        return Sha256.of(canonical());
    }

    /**
     * Read what {@link #canonical} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static FrozenResult parse(String canonical) {
        if (!canonical.startsWith(FORMAT + "\n") || !canonical.endsWith("\n")) {
            throw new IllegalArgumentException("Not a frozen result of this format");
        }
        var lines = new CanonicalLines(canonical.substring(FORMAT.length() + 1));
        Instant at = Instant.parse(lines.next("at"));
        long position = Long.parseLong(lines.next("position"));
        String organisation = lines.next("organisation");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words(lines.next("roles")).forEach(role -> roles.add(Role.valueOf(role)));
        var remit = parties(lines.next("remit"));
        String words = CanonicalLines.plain(lines.next("words"));
        String on = lines.next("on");
        Set<PartyId> municipalities = parties(lines.next("municipalities"));
        String trust = lines.next("trust");
        String requirement = lines.next("requirement");
        String state = lines.next("state");
        String language = lines.next("language");
        String year = lines.next("year");
        boolean inLog = lines.next("in").equals("LOG");
        var inquiry = new Inquiry(
                words,
                on.isEmpty() ? null : LocalDate.parse(on),
                municipalities,
                trust.isEmpty() ? null : new PartyId(trust),
                requirement.isEmpty() ? null : new RequirementId(requirement),
                state.isEmpty() ? null : AgreementState.valueOf(state),
                language.isEmpty() ? null : Language.of(language),
                year.isEmpty() ? null : Integer.valueOf(year),
                inLog);
        int count = Integer.parseInt(lines.next("hits"));
        var hits = new ArrayList<FrozenHit>();
        while (lines.isNext("hit")) {
            hits.add(FrozenHit.parse(lines.next("hit")));
        }
        var result = new FrozenResult(
                inquiry,
                at,
                position,
                new Rights(organisation.isEmpty() ? null : new PartyId(organisation), roles, remit),
                hits);
        if (hits.size() != count || !result.canonical().equals(canonical)) {
            throw new IllegalArgumentException("Not a frozen result in canonical form");
        }
        return result;
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : Arrays.asList(line.split(" "));
    }

    private static Set<PartyId> parties(String line) {
        return words(line).stream().map(PartyId::new).collect(Collectors.toCollection(TreeSet::new));
    }
}
