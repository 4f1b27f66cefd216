package no.avtaleverk.model.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.avtaleverk.model.party.PartyId;

/**
 * Who has signed which document of a version, and who is to sign next. There is one document for each kommune, which it signs with the
 * trusts, or a joint one for all; each signature is put into what the last one left.
 */
public final class Signatures {
    private final Agreement agreement;
    private final AgreementVersion version;

    Signatures(Agreement agreement, AgreementVersion version) {
        this.agreement = agreement;
        this.version = version;
    }

    /** A kommune's document with all signatures so far; empty when none was set for it. */
    public Optional<Sha256> document(PartyId municipality) {
        return revisions(municipality).reduce((earlier, later) -> later);
    }

    /** Whether a file is the document of a kommune as it is or was at some time. */
    public boolean isDocument(PartyId municipality, Sha256 file) {
        return revisions(municipality).anyMatch(file::equals);
    }

    /** Each kommune with its document, as it is now; those with a joint document all with the same. */
    public Map<PartyId, Sha256> documents() {
        var documents = new LinkedHashMap<PartyId, Sha256>();
        municipalities().forEach(municipality -> document(municipality)
                .ifPresent(document -> documents.put(municipality, document)));
        return documents;
    }

    /** Each kommune with its document as it was set, before anybody signed; one who joined later with its own. */
    public Map<PartyId, Sha256> set() {
        var set = new LinkedHashMap<PartyId, Sha256>();
        municipalities()
                .forEach(municipality ->
                        revisions(municipality).findFirst().ifPresent(document -> set.put(municipality, document)));
        return set;
    }

    /** The kommuner towards which the signature of a party on a document, as it was set, binds it. */
    public List<PartyId> bound(PartyId party, Sha256 document) {
        return set().containsKey(party) ? List.of(party) : whose(document);
    }

    /** The kommuner whose document it is, as it was set: several where it is joint. */
    public List<PartyId> whose(Sha256 document) {
        Map<PartyId, Sha256> set = set();
        return set.keySet().stream()
                .filter(municipality -> document.equals(set.get(municipality)))
                .sorted()
                .toList();
    }

    /** Whether a document, as it was set, is one for the party to sign: a kommune's own; for a trust any. */
    public boolean isFor(PartyId party, Sha256 document) {
        Map<PartyId, Sha256> set = set();
        return set.containsKey(party) ? document.equals(set.get(party)) : set.containsValue(document);
    }

    /** Those whose document a party signs: for a kommune its own, for a trust those of all, and of a joint document all of it. */
    private List<PartyId> concerned(PartyId party) {
        List<PartyId> municipalities = municipalities();
        return municipalities.contains(party) ? List.of(party) : municipalities;
    }

    private List<PartyId> municipalities() {
        return agreement.headOf(version).municipalities().stream()
                .map(AgreementParty::id)
                .toList();
    }

    private boolean isLeaving(PartyId party) {
        return !agreement.remainsParty(party, version);
    }

    /** The kommuner whose document is one and the same file as that of a kommune. */
    public List<PartyId> sharing(PartyId municipality) {
        Optional<Sha256> own = document(municipality);
        return municipalities().stream()
                .filter(other -> own.isPresent() && document(other).equals(own))
                .toList();
    }

    /** The kommuner in whose documents the signature of a party is lacking; none when it has left. */
    public List<PartyId> lacking(PartyId party) {
        if (isLeaving(party)) {
            return List.of();
        }
        return concerned(party).stream()
                .filter(municipality -> !isSigned(party, municipality) && !isLeaving(municipality))
                .toList();
    }

    /** Whether a party has yet to sign a document that another has signed. */
    boolean lackingBeside(PartyId party, PartyId signed) {
        return lacking(party).stream()
                .anyMatch(municipality ->
                        isSigned(signed, municipality) && partyIds(municipality).contains(signed));
    }

    public boolean isSigned(PartyId party, PartyId municipality) {
        return agreement.signature(party, version, municipality).isPresent();
    }

    /** Whether every party of a kommune's document has signed it, but those who left before they had: a kommune and a trust at least. */
    public boolean isComplete(PartyId municipality) {
        List<AgreementParty> needed = parties(municipality)
                .filter(party -> isSigned(party.id(), municipality) || !isLeaving(party.id()))
                .toList();
        return needed.stream().allMatch(party -> isSigned(party.id(), municipality))
                && needed.stream()
                                .map(AgreementParty::isMunicipality)
                                .distinct()
                                .count()
                        == 2;
    }

    /** Those who sign a kommune's document before a party by the plan, and have not; nobody waits for who has left. */
    public List<PartyId> awaited(PartyId party, PartyId municipality) {
        List<PartyId> together = partyIds(municipality);
        var earlier = new ArrayList<PartyId>();
        List<List<PartyId>> order = agreement
                .facts()
                .proceedings()
                .signingPlan(version.number())
                .map(SigningPlan::order)
                .orElse(List.of());
        for (List<PartyId> group : order) {
            if (group.contains(party)) {
                return earlier.stream()
                        .filter(other ->
                                together.contains(other) && !isSigned(other, municipality) && !isLeaving(other))
                        .toList();
            }
            earlier.addAll(group);
        }
        return List.of();
    }

    /** The parties of a kommune's document. */
    private Stream<AgreementParty> parties(PartyId municipality) {
        return agreement.parties(version).stream()
                .filter(party -> isOfAll(municipality)
                        || !party.isMunicipality()
                        || party.id().equals(municipality));
    }

    private List<PartyId> partyIds(PartyId municipality) {
        return parties(municipality).map(AgreementParty::id).toList();
    }

    /** Whether a kommune's document is the joint one; who joins later has one of its own. */
    private boolean isOfAll(PartyId municipality) {
        return version.isJoint() && version.head().hasParty(municipality);
    }

    /** When a document was last examined, if it ever was. */
    public Optional<Examination> lastExamined(PartyId municipality) {
        return examinations(municipality).reduce((earlier, later) -> later);
    }

    private Stream<Examination> examinations(PartyId municipality) {
        return agreement.facts().proceedings().examinations().stream()
                .filter(examination -> examination.version() == version.number()
                        && (isOfAll(municipality) && isOfAll(examination.municipality())
                                || examination.municipality().equals(municipality)));
    }

    /** The document as it was set, and as each signature and each renewal left it. */
    private Stream<Sha256> revisions(PartyId municipality) {
        var revisions = new ArrayList<Sha256>();
        Sha256 set = version.documents().get(municipality);
        if (set != null) {
            revisions.add(set);
        }
        agreement
                .membership()
                .joining(municipality, version)
                .map(Joining::document)
                .ifPresent(revisions::add);
        agreement.facts().signatures().stream()
                .filter(signature -> signature.version() == version.number())
                .flatMap(signature -> Stream.ofNullable(signature.signed().get(municipality)))
                .forEach(revisions::add);
        // A renewal comes after what was renewed, however much else of the agreement the asker knows of.
        examinations(municipality).forEach(examination -> {
            int examined = revisions.lastIndexOf(examination.document());
            if (examination.renewed() != null && examined >= 0) {
                revisions.add(examined + 1, examination.renewed());
            }
        });
        return revisions.stream();
    }
}
