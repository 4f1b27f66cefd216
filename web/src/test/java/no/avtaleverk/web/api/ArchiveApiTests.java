package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.publication.Publishing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an archive of a case tells whom. */
@RunningProduct
class ArchiveApiTests {
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Actor JONAS = new Actor("jonas.lid", "Jonas Lid", TRUST, Set.of(Role.JURIST), Set.of());
    private static final Actor TONE = new Actor("tone.hauge", "Tone Hauge", TRUST, Set.of(Role.COORDINATOR), Set.of());

    @LocalServerPort
    private int port;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Publishing publishing;

    private String concluded(String title) {
        var writing = new Writing(port);
        String path = writing.draft(title);
        writing.conclude(path, writing.submitted(path));
        return path;
    }

    private TreeMap<String, String> archive(String path, String user) throws IOException {
        Reply reply = Client.as(user, port).get(path + "/archive");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(reply.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static void ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    }

    @Test
    void whatIsWithheldIsToldOfTheTextAndTheSignedDocument() throws IOException {
        String path = concluded("Arkivavtale med løyndom");
        var id = new AgreementId(path.substring(path.lastIndexOf('/') + 1));
        assertThat(archive(path, "jonas.lid").get("arkivstruktur.xml")).doesNotContain("skjerming");
        Clause clause = agreements.find(id).orElseThrow().clauses().list().get(1);
        assertThat(publishing.withhold(
                        id, clause.id(), "Partane har kvar sitt ansvar", "offl-23-1", "Løynd grunn", JONAS))
                .isEmpty();
        // Proposed only, and by one.
        assertThat(archive(path, "jonas.lid").get("arkivstruktur.xml")).doesNotContain("skjerming");
        assertThat(publishing.note(id, new PublicationNote.WithholdingConfirmed("u1"), TONE))
                .isEmpty();
        var files = archive(path, "jonas.lid");
        String structure = files.getOrDefault("arkivstruktur.xml", "");
        assertThat(structure)
                .contains("<skjermingshjemmel>offentleglova § 23", "Skjerming av deler av dokumentet")
                .doesNotContain("Løynd grunn");
        for (String kind : Set.of("Avtaletekst", "Underskriven avtale")) {
            String document = structure.substring(structure.indexOf("<dokumenttype>" + kind + "<"));
            assertThat(document.substring(0, document.indexOf("</dokumentbeskrivelse>")))
                    .as(kind)
                    .contains("<skjermingshjemmel>");
        }
        String report = structure.substring(structure.indexOf("<dokumenttype>Kontroll av underskrifter<"));
        assertThat(report.substring(0, report.indexOf("</dokumentbeskrivelse>")))
                .doesNotContain("<skjermingshjemmel>");
        assertThat(files.get("offentligJournal.xml")).contains("<skjermingshjemmel>offentleglova § 23");
    }

    /** A title is marked where words of it are withheld, and what has no document is not, since it does not hold them. */
    @Test
    void aTitleOfWhichWordsAreWithheldIsMarked() throws IOException {
        String path = concluded("Partane har kvar sitt ansvar for arkivet");
        var id = new AgreementId(path.substring(path.lastIndexOf('/') + 1));
        Clause clause = agreements.find(id).orElseThrow().clauses().list().get(1);
        assertThat(publishing.withhold(
                        id, clause.id(), "Partane har kvar sitt ansvar", "offl-23-1", "Løynd grunn", JONAS))
                .isEmpty();
        assertThat(publishing.note(id, new PublicationNote.WithholdingConfirmed("u1"), TONE))
                .isEmpty();
        var files = archive(path, "jonas.lid");
        String structure = files.getOrDefault("arkivstruktur.xml", "").replaceAll(">\\s+<", "><");
        assertThat(structure.substring(0, structure.indexOf("<registrering")))
                .contains("<tittel>Partane har kvar sitt ansvar for arkivet<", "<skjermingshjemmel>offentleglova § 23")
                .containsPattern("<offentligTittel>\\[[^<]*] for arkivet<")
                .contains("<skjermingMetadata>Skjerming tittel mappe - utvalgte ord</skjermingMetadata></skjerming>");
        assertThat(structure).doesNotContain("Skjerming tittel dokumentbeskrivelse");
        String resolution = structure.substring(structure.indexOf("<tittel>Vedtak"));
        assertThat(structure.substring(
                        structure.lastIndexOf("<registrering ", structure.indexOf(resolution)),
                        structure.indexOf(resolution)))
                .doesNotContain("<skjerming>");
        assertThat(files.get("loependeJournal.xml"))
                .contains("<skjermingMetadata>Skjerming tittel mappe - utvalgte ord<");
        assertThat(files.get("offentligJournal.xml")).doesNotContain("kvar sitt ansvar");
    }

    /** Parties grade apart: what one has graded and the other has not is in no archive of the other. */
    @Test
    void gradesTheOtherPartyHasNotGivenYetStayOutOfItsArchive() throws IOException {
        String path = concluded("Arkivavtale med blind ROS");
        String ros = path + "/follow-up/ros";
        Client siri = Client.as("siri.giske", port);
        Client tone = Client.as("tone.hauge", port);
        ok(siri.post(ros + "/list", "{}"));
        Reply added = siri.post(ros + "/rows", """
                {"words": "Ferja går ikkje", "causes": ["Uvêr"], "areas": ["patient"]}""");
        ok(added);
        String steps = ros + "/rows/" + added.json().path("id").asString() + "/steps";
        ok(siri.post(steps, """
                {"step": "SET_MEASURE", "said": "Avtale om båtambulanse", "lowers": "CONSEQUENCE", "party": "983974724",
                 "role": "LEADER", "date": "2027-01-01"}"""));
        String score = """
                {"step": "SCORE", "area": "patient", "before": {"likelihood": 4, "consequence": 4},
                 "after": {"likelihood": 4, "consequence": 2}, "ground": "%s"}""".formatted(added.json().path("ground").asString());
        ok(siri.post(steps, score));

        assertThat(String.join("\n", archive(path, "siri.giske").values())).contains("RosScored");
        var blind = archive(path, "tone.hauge");
        assertThat(String.join("\n", blind.values())).doesNotContain("RosScored", "\"likelihood\"");
        // All of the analysis is left out, so that what is left is whole.
        assertThat(String.join("\n", blind.values())).doesNotContain("Ferja går ikkje");

        ok(tone.post(steps, score));
        assertThat(String.join("\n", archive(path, "tone.hauge").values())).contains("RosScored");
    }
}
