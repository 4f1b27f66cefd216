package no.avtaleverk.model.agreement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * Which vedtak stand for a text, and who must decide again. A vedtak is on words, values and terms, and not on a number; so it stands
 * for every text that says the same.
 *
 * @param parties in the order the text names them
 */
public record StandingResolutions(List<Line> parties) {
    public StandingResolutions {
        parties = List.copyOf(parties);
    }

    public enum Standing {
        /** The party has adopted a text that says the same. */
        STANDS,
        /** The party has adopted an earlier text, and something else is said now. */
        DECIDES_AGAIN,
        /** The party adopted an earlier text with a change; whether this text has it, its jurist says. */
        WANTED_CHANGE,
        /** The party has not adopted any text of this agreement. */
        NEVER_DECIDED
    }

    /** What of a text beside its clauses is otherwise than decided. */
    public enum Beside {
        TITLE,
        LANGUAGE,
        PARAMETERS,
        TERMS
    }

    /**
     * How the vedtak of one party stands.
     *
     * @param resolution the last by which it adopted, or adopted with a change; absent when there is none
     * @param changed the clauses that are not as in the text decided on, in their order, those taken out where they stood
     * @param beside what else is otherwise
     */
    public record Line(
            AgreementParty party,
            Standing standing,
            @Nullable Resolution resolution,
            List<ClauseId> changed,
            Set<Beside> beside) {
        public Line {
            changed = List.copyOf(changed);
            beside = Set.copyOf(beside);
        }
    }

    /** How the vedtak stand for the newest text as it is being written. */
    public static StandingResolutions ofDraft(Agreement agreement, Function<AgreementVersion, Clauses> texts) {
        return of(agreement, agreement.head(), agreement.clauses(), agreement.versions(), texts);
    }

    /** How the vedtak stand for a version. */
    public static StandingResolutions of(
            Agreement agreement, AgreementVersion version, Function<AgreementVersion, Clauses> texts) {
        return of(
                agreement,
                agreement.headOf(version),
                texts.apply(version),
                agreement.versions().subList(0, version.number()),
                texts);
    }

    private static StandingResolutions of(
            Agreement agreement,
            Head head,
            Clauses clauses,
            List<AgreementVersion> decidable,
            Function<AgreementVersion, Clauses> texts) {
        Saying saying = Saying.of(clauses.sha256(), head);
        var changes = new HashMap<Integer, List<ClauseId>>();
        var lines = new ArrayList<Line>();
        for (AgreementParty party : head.parties()) {
            if (party.left() != null) {
                continue;
            }
            Resolution last = null;
            boolean stands = false;
            for (Resolution one : agreement.facts().standing()) {
                boolean adopts = one.adopts(agreement.kind());
                boolean own = one.party().equals(party.id()) && one.version() <= decidable.size();
                if (own && (adopts || one.outcome() == Resolution.Outcome.ADOPTED_WITH_CHANGE)) {
                    boolean same = adopts
                            && Saying.of(decidable.get(one.version() - 1)).equals(saying);
                    if (same || !stands) {
                        last = one;
                    }
                    stands = stands || same;
                }
            }
            if (last == null) {
                lines.add(new Line(party, Standing.NEVER_DECIDED, null, List.of(), Set.of()));
            } else if (stands) {
                lines.add(new Line(party, Standing.STANDS, last, List.of(), Set.of()));
            } else {
                AgreementVersion decided = decidable.get(last.version() - 1);
                lines.add(new Line(
                        party,
                        last.outcome() == Resolution.Outcome.ADOPTED_WITH_CHANGE
                                ? Standing.WANTED_CHANGE
                                : Standing.DECIDES_AGAIN,
                        last,
                        changes.computeIfAbsent(
                                last.version(),
                                number -> decided.text().equals(saying.text)
                                        ? List.of()
                                        : List.copyOf(LocalVariant.deviations(texts.apply(decided), clauses)
                                                .keySet())),
                        saying.beside(Saying.of(decided))));
            }
        }
        return new StandingResolutions(lines);
    }

    /** What one head says otherwise than another. */
    static Set<Beside> beside(Head one, Head other) {
        return Saying.of(Sha256.ZERO, one).beside(Saying.of(Sha256.ZERO, other));
    }

    /** What a vedtak is on. */
    private record Saying(Sha256 text, String title, Language language, Map<String, String> parameters, Terms terms) {
        static Saying of(AgreementVersion version) {
            return of(version.text(), version.head());
        }

        static Saying of(Sha256 text, Head head) {
            return new Saying(text, head.title(), head.language(), head.parameters(), head.terms());
        }

        Set<Beside> beside(Saying other) {
            var beside = EnumSet.noneOf(Beside.class);
            if (!title.equals(other.title)) {
                beside.add(Beside.TITLE);
            }
            if (language != other.language) {
                beside.add(Beside.LANGUAGE);
            }
            if (!parameters.equals(other.parameters)) {
                beside.add(Beside.PARAMETERS);
            }
            if (!terms.equals(other.terms)) {
                beside.add(Beside.TERMS);
            }
            return beside;
        }
    }

    /** How many parties there are of which this is so. */
    public long count(Standing standing) {
        return parties.stream().filter(line -> line.standing() == standing).count();
    }

    /** The parties whose vedtak does not stand: they must take the case up again. */
    public List<Line> mustDecideAgain() {
        return parties.stream()
                .filter(line -> line.standing() == Standing.DECIDES_AGAIN || line.standing() == Standing.WANTED_CHANGE)
                .toList();
    }
}
