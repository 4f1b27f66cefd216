package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.DifferingWords;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import org.jspecify.annotations.Nullable;

/**
 * One clause of many agreements, those with the same words together. The names of the parties are no words of it: the same text is the
 * same in every kommune (docs/adr/0003).
 *
 * @param groups the most usual wording first
 */
public record SideBySide(List<Group> groups) {
    public SideBySide {
        groups = List.copyOf(groups);
    }

    /**
     * Agreements with the same words.
     *
     * @param text with a parameter in place of the names of the parties
     * @param municipalities for which it is in force
     * @param share of the words, in per cent, that differ from what it is held against; never 0 when any does
     * @param heading how it differs from that
     */
    public record Group(
            ClauseText text,
            List<TextPlace> places,
            Set<PartyId> municipalities,
            int share,
            List<Segment> heading,
            List<Segment> body) {
        public Group {
            places = List.copyOf(places);
            heading = List.copyOf(heading);
            body = List.copyOf(body);
        }

        public boolean isSame() {
            return share == 0;
        }
    }

    /**
     * Put clauses side by side.
     *
     * @param against what they are held against; absent for the most usual of them
     * @param on the names of the parties on this date are put aside as well as all they have had
     */
    public static SideBySide of(
            List<TextPlace> places, @Nullable ClauseText against, PartyRegister register, LocalDate on) {
        var byWords = new LinkedHashMap<ClauseText, List<TextPlace>>();
        for (TextPlace place : places) {
            var parties = new TreeSet<PartyId>();
            place.versions().forEach(version -> parties.addAll(version.parties()));
            byWords.computeIfAbsent(
                            ClauseText.parse(
                                    nameless(place.heading(), parties, register, on),
                                    nameless(place.text(), parties, register, on)),
                            text -> new ArrayList<>())
                    .add(place);
        }
        List<Map.Entry<ClauseText, List<TextPlace>>> ordered = byWords.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ClauseText, List<TextPlace>> group) ->
                                -municipalities(group.getValue()).size())
                        .thenComparing(group -> -group.getValue().size()))
                .toList();
        ClauseText held = against != null || ordered.isEmpty()
                ? against
                : ordered.getFirst().getKey();
        var groups = new ArrayList<Group>();
        for (Map.Entry<ClauseText, List<TextPlace>> group : ordered) {
            ClauseText text = group.getKey();
            ClauseText before = held == null ? text : held;
            List<Segment> heading = TextDifference.words(before.heading(), text.heading());
            List<Segment> body = TextDifference.words(before.body(), text.body());
            groups.add(new Group(
                    text, group.getValue(), municipalities(group.getValue()), share(heading, body), heading, body));
        }
        return new SideBySide(groups);
    }

    private static Set<PartyId> municipalities(List<TextPlace> places) {
        var municipalities = new TreeSet<PartyId>();
        places.forEach(place -> place.versions()
                .forEach(version -> version.inForce().forEach(one -> municipalities.add(one.municipality()))));
        return municipalities;
    }

    private static int share(List<Segment> heading, List<Segment> body) {
        boolean same =
                Stream.concat(heading.stream(), body.stream()).allMatch(one -> one.operation() == Operation.SAME);
        // What differs may be no word.
        return same ? 0 : Math.max(1, DifferingWords.of(heading, body).percent());
    }

    /** The text with parameters for the names of its parties, the longest names first. */
    static String nameless(String text, Set<PartyId> parties, PartyRegister register, LocalDate on) {
        var names = new LinkedHashMap<String, String>();
        for (PartyId id : parties) {
            register.find(id).ifPresent(party -> names(party, on)
                    .forEach(
                            name -> names.put(name, id.isMunicipality() ? Parameters.MUNICIPALITY : Parameters.TRUST)));
        }
        String plain = text;
        for (String name : names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList()) {
            plain = plain.replace(name, "{{" + names.get(name) + "}}");
        }
        return plain;
    }

    private static Set<String> names(Party party, LocalDate on) {
        var names = new TreeSet<String>();
        names.add(party.formalNameOn(on));
        if (party instanceof Municipality municipality) {
            municipality.designations().forEach(designation -> names.add(designation.formalName()));
        }
        return names;
    }
}
