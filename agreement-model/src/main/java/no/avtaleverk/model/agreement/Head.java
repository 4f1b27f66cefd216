package no.avtaleverk.model.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;

/**
 * What is said of a text outside its clauses.
 *
 * @param parameters values put in for {@code {{name}}} in the clauses
 * @param claims requirements this document says it answers; submitting checks these and no others
 * @param jointMeasure whether a joint measure (samarbeidstiltak, hol. § 6-2 second ledd) is agreed, as the drafter says
 */
public record Head(
        String title,
        Language language,
        List<AgreementParty> parties,
        Terms terms,
        Map<String, String> parameters,
        Set<RequirementId> claims,
        boolean jointMeasure) {
    private static final int LONGEST_TITLE = 300;

    public Head {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("A title has 1 to 300 characters");
        }
        parties = List.copyOf(parties);
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
        claims = java.util.Collections.unmodifiableSet(new TreeSet<>(claims));
        if (parties.stream().map(AgreementParty::id).distinct().count() != parties.size()) {
            throw new IllegalArgumentException("An organisation is party once");
        }
    }

    public Collection<PartyId> partyIds() {
        return parties.stream().map(AgreementParty::id).toList();
    }

    public List<AgreementParty> municipalities() {
        return parties.stream().filter(AgreementParty::isMunicipality).toList();
    }

    /** The trusts, hospitals and regional authorities. */
    public List<AgreementParty> trusts() {
        return parties.stream().filter(party -> !party.isMunicipality()).toList();
    }

    public boolean hasParty(PartyId id) {
        return partyIds().contains(id);
    }

    /** The same with other values for the parameters. */
    Head with(Map<String, String> values) {
        return new Head(title, language, parties, terms, values, claims, jointMeasure);
    }

    /** The same with other parties. */
    Head withParties(List<AgreementParty> others) {
        return new Head(title, language, others, terms, parameters, claims, jointMeasure);
    }

    /** The head for a text that is still to be adopted: what was registered of an earlier one says nothing of when it binds. */
    Head forDrafting() {
        return terms.rule() == EntryIntoForce.AS_REGISTERED
                ? new Head(title, language, parties, terms.stillToBeAdopted(), parameters, claims, jointMeasure)
                : this;
    }

    /**
     * The same with the name of a kommune after the title, so that agreements built on one text can be told apart. As it is where the
     * title has the name already or no room for it.
     */
    public Head titledFor(AgreementParty municipality) {
        String longer = title + " – " + municipality.name();
        return title.contains(municipality.name()) || longer.length() > LONGEST_TITLE
                ? this
                : new Head(longer, language, parties, terms, parameters, claims, jointMeasure);
    }

    /** The head of the document one kommune signs: it and the trusts, and its name where the text says {@code {{kommune}}}. */
    public Head forMunicipality(AgreementParty municipality) {
        var own = new java.util.ArrayList<AgreementParty>();
        own.add(municipality);
        own.addAll(trusts());
        var values = new TreeMap<>(parameters);
        if (values.containsKey(Parameters.MUNICIPALITY)) {
            values.put(Parameters.MUNICIPALITY, municipality.name());
        }
        return new Head(title, language, own, terms, values, claims, jointMeasure);
    }
}
