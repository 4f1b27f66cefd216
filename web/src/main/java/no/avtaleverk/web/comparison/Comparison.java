package no.avtaleverk.web.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.compare.ParallelTexts;
import no.avtaleverk.model.compare.TextDifference;
import org.jspecify.annotations.Nullable;

/**
 * Two texts compared: word by word in one written standard, side by side in two.
 *
 * <p>A parameter is compared by its value where both texts give it one, else by its name. The names of the parties are never compared:
 * the same words are the same text in every kommune. So in the words of two agreements a party's name is read as the parameter it
 * would be, and what the parameters stand for is told apart from the words.
 *
 * @param difference absent when the texts are in two written standards
 * @param parallel absent when they are in one
 * @param parameters those whose values differ, by name
 */
public record Comparison(
        ComparedText left,
        ComparedText right,
        @Nullable TextDifference difference,
        @Nullable ParallelTexts parallel,
        List<ParameterDifference> parameters) {
    private static final Set<String> NAMES_OF_PARTIES =
            Set.of(Parameters.MUNICIPALITY, Parameters.TRUST, Parameters.REGION);

    public Comparison {
        parameters = List.copyOf(parameters);
    }

    /** A parameter with another value. An empty value is none. */
    public record ParameterDifference(String name, String before, String after) {}

    public static Comparison of(ComparedText left, ComparedText right) {
        List<ParameterDifference> parameters = parameters(left, right);
        Clauses before = readied(left, right, parameters, true);
        Clauses after = readied(right, left, parameters, false);
        return left.language() == right.language()
                ? new Comparison(left, right, TextDifference.between(before, after), null, parameters)
                : new Comparison(left, right, null, ParallelTexts.between(before, after), parameters);
    }

    /** The values to read the parameters of a side with: its own, and the names of its parties where it gives none. */
    public static Map<String, String> values(ComparedText text) {
        var values = new HashMap<>(text.parameters());
        name(text, true).ifPresent(party -> values.putIfAbsent(Parameters.MUNICIPALITY, party));
        name(text, false).ifPresent(party -> values.putIfAbsent(Parameters.TRUST, party));
        return values;
    }

    private static List<ParameterDifference> parameters(ComparedText left, ComparedText right) {
        if (left.agreement() == null || right.agreement() == null) {
            return List.of();
        }
        Map<String, String> before = values(left);
        Map<String, String> after = values(right);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var differences = new ArrayList<ParameterDifference>();
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String young = after.getOrDefault(name, "");
            // A name that only another agreement knows says nothing of either.
            boolean comparable = left.isOfSameAgreementAs(right) || !old.isBlank() && !young.isBlank();
            if (comparable && !old.equals(young)) {
                differences.add(new ParameterDifference(name, old, young));
            }
        }
        return differences;
    }

    private static Clauses readied(
            ComparedText text, ComparedText other, List<ParameterDifference> parameters, boolean old) {
        var values = new HashMap<String, String>();
        for (ParameterDifference one : parameters) {
            if (!NAMES_OF_PARTIES.contains(one.name())
                    && !one.before().isBlank()
                    && !one.after().isBlank()) {
                values.put("{{" + one.name() + "}}", old ? one.before() : one.after());
            }
        }
        if (!text.isOfSameAgreementAs(other)) {
            name(text, true).ifPresent(name -> values.put(name, "{{" + Parameters.MUNICIPALITY + "}}"));
            name(text, false).ifPresent(name -> values.put(name, "{{" + Parameters.TRUST + "}}"));
        }
        if (values.isEmpty()) {
            return text.clauses();
        }
        return new Clauses(text.clauses().list().stream()
                .map(clause -> replaced(clause, values))
                .toList());
    }

    private static Clause replaced(Clause clause, Map<String, String> values) {
        String heading = clause.text().heading();
        String body = clause.text().body();
        for (Map.Entry<String, String> value : values.entrySet()) {
            heading = heading.replace(value.getKey(), value.getValue());
            body = body.replace(value.getKey(), value.getValue());
        }
        return heading.equals(clause.text().heading())
                        && body.equals(clause.text().body())
                ? clause
                : new Clause(clause.id(), clause.level(), clause.number(), ClauseText.parse(heading, body));
    }

    /** The name of the only kommune, or the only trust, that is party. */
    private static java.util.Optional<String> name(ComparedText text, boolean municipality) {
        List<String> names = text.parties().stream()
                .filter(party -> party.isMunicipality() == municipality)
                .map(AgreementParty::name)
                .toList();
        return names.size() == 1 ? java.util.Optional.of(names.getFirst()) : java.util.Optional.empty();
    }
}
