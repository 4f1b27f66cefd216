package no.avtaleverk.templates.seal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SealOrder;
import no.avtaleverk.model.signing.SignatureFields;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import no.avtaleverk.templates.pdf.PdfRenderer;

/** Documents to sign, with as many parties as wanted, and orders for them. Parties and persons are invented. */
final class SealSamples {
    private static final PdfRenderer RENDERER = new PdfRenderer(URI.create("https://avtaler.example.no/"));

    private SealSamples() {}

    /** A trust and kommuner. */
    static List<PartyLine> parties(int count) {
        var parties = new ArrayList<PartyLine>();
        for (int i = 1; i < count; i++) {
            parties.add(new PartyLine(
                    "Fjordvik %d kommune".formatted(i),
                    "999 000 %03d".formatted(i),
                    true,
                    new PartyId("kommune-%04d".formatted(9000 + i))));
        }
        parties.add(new PartyLine("Helse Fjordane Sør HF", "998 877 665", false, new PartyId("hf-998877665")));
        return parties;
    }

    static byte[] document(int parties, Language language) {
        return RENDERER.render(content(parties, language, 1));
    }

    static DocumentContent content(int parties, Language language, int version) {
        DocumentContent sample = Samples.content(language, version, Samples.everything());
        return new DocumentContent(
                sample.agreement(),
                sample.kind(),
                sample.title(),
                language,
                version,
                sample.text(),
                parties(parties),
                sample.terms(),
                sample.clauses(),
                sample.source(),
                sample.made());
    }

    static SealOrder order(PartyLine party, Language language) {
        boolean nynorsk = language == Language.NYNORSK;
        String signer =
                party.municipality() ? "Åse Ødegård-Čoalli " + party.name().replaceAll("\\D", "") : "Rune Sandvik";
        String capacity = party.municipality()
                ? (nynorsk ? "ordførar" : "ordfører")
                : (nynorsk ? "administrerande direktør" : "administrerende direktør");
        String approval = nynorsk
                ? "Godkjend av %s 22. november 2026 kl. 11.15 etter innlogging med ID-porten (nivå høgt). Fullmakt: vedtak i kommunestyret, sak 61/2026."
                        .formatted(signer)
                : "Godkjent av %s 22. november 2026 kl. 11.15 etter innlogging med ID-porten (nivå høyt). Fullmakt: vedtak i kommunestyret, sak 61/2026."
                        .formatted(signer);
        PartyId id = party.id();
        if (id == null) {
            throw new IllegalArgumentException("No place to sign");
        }
        return new SealOrder(SignatureFields.of(id), signer, capacity, party.name(), approval, language);
    }
}
