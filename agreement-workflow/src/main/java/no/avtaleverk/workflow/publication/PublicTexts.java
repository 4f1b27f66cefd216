package no.avtaleverk.workflow.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.publication.PublicText;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.WithholdingGrounds;

/** Makes the public text of a version, the same for those who decide on it beforehand and for everyone afterwards. */
final class PublicTexts {
    private final Agreements agreements;
    private final WithholdingGrounds grounds;

    PublicTexts(Agreements agreements, WithholdingGrounds grounds) {
        this.agreements = agreements;
        this.grounds = grounds;
    }

    /** The text with nothing withheld. */
    Clauses full(Agreement agreement, AgreementVersion version) {
        return agreements.text(agreement.id(), version.revision()).filled(head(agreement, version));
    }

    PublicText of(Agreement agreement, AgreementVersion version, Publication publication) {
        return of(agreement, version, agreements.text(agreement.id(), version.revision()), publication);
    }

    /** @param stored the text of the version */
    PublicText of(Agreement agreement, AgreementVersion version, Clauses stored, Publication publication) {
        return PublicText.of(
                stored,
                stored.filled(head(agreement, version)),
                publication.withheld(),
                grounds,
                version.head().language());
    }

    /** The clauses of which something is withheld by one provision. */
    Set<ClauseId> marked(Agreement agreement, AgreementVersion version, Publication publication, String ground) {
        Clauses stored = agreements.text(agreement.id(), version.revision());
        return PublicText.of(
                        stored,
                        stored.filled(head(agreement, version)),
                        publication.withheld().stream()
                                .filter(one -> one.ground().equals(ground))
                                .toList(),
                        grounds,
                        version.head().language())
                .marked();
    }

    /** Whether something is withheld of the document that one kommune signed, whose values may differ from those of the others. */
    boolean isWhole(
            Agreement agreement, AgreementVersion version, AgreementParty municipality, Publication publication) {
        if (publication.withheld().isEmpty()) {
            return true;
        }
        Clauses stored = agreements.text(agreement.id(), version.revision());
        return title(version, publication).equals(version.head().title())
                && PublicText.of(
                                stored,
                                stored.filled(version.head().forMunicipality(municipality)),
                                publication.withheld(),
                                grounds,
                                version.head().language())
                        .isWhole();
    }

    /** The title as the public reads it. */
    String title(AgreementVersion version, Publication publication) {
        return line(version.head().title(), version, publication);
    }

    /** Words about a version as the public reads them; what is withheld of the text stands in none of them. */
    String line(String words, AgreementVersion version, Publication publication) {
        return PublicText.line(
                words, publication.withheld(), grounds, version.head().language());
    }

    /** The kommuner that were or are bound by a version. */
    static Set<PartyId> bound(Agreement agreement, AgreementVersion version) {
        return agreement.allMunicipalities().stream()
                .filter(party -> agreement.periodsInForce(party).stream()
                                .anyMatch(period -> period.version().number() == version.number())
                        || agreement.boundOn(version, party).isPresent())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** The head without kommuner that have not signed: that they are asked is nothing for the public. */
    static Head head(Agreement agreement, AgreementVersion version) {
        Head head = agreement.headOf(version);
        Set<PartyId> bound = bound(agreement, version);
        List<AgreementParty> parties = new ArrayList<>();
        head.parties().stream()
                .filter(party -> !party.isMunicipality() || bound.contains(party.id()))
                .forEach(parties::add);
        var values = new TreeMap<>(head.parameters());
        if (values.containsKey(Parameters.MUNICIPALITY)) {
            values.put(
                    Parameters.MUNICIPALITY,
                    parties.stream()
                            .filter(AgreementParty::isMunicipality)
                            .map(AgreementParty::name)
                            .collect(Collectors.joining(", ")));
        }
        return new Head(
                head.title(), head.language(), parties, head.terms(), values, head.claims(), head.jointMeasure());
    }
}
