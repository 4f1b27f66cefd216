package no.avtaleverk.web.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.publication.PublicEdition;
import no.avtaleverk.model.publication.PublicXml;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.templates.Documents;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.law.WithholdingFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.web.wiring.ProductConfiguration;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Every public version of the sample is written as Akoma Ntoso, and says the words that the public reads. */
class SampleAkomaNtosoTests {
    @Test
    void everyPublicVersionIsWrittenWithTheWordsOfItsPage(@TempDir Path folder) throws Exception {
        try (var store = new AnnotationConfigApplicationContext()) {
            store.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "store", Map.of("avtaleverk.store.url", "jdbc:sqlite:" + folder.resolve("sample.db"))));
            store.register(PersistenceConfiguration.class);
            store.refresh();
            assertThat(SampleDataTests.sample(store, folder).fill()).isTrue();
            var register = new PublicRegister(
                    store.getBean(Agreements.class),
                    store.getBean(FollowUps.class),
                    store.getBean(History.class),
                    store.getBean(no.avtaleverk.model.agreement.Files.class),
                    Documents.renderer(),
                    RequirementFiles.load(),
                    RegisterFiles.load(),
                    WithholdingFiles.load(),
                    SearchIndex.ofPublicTextsInMemory());
            PublicXml xml = ProductConfiguration.xml();
            Optional<Schema> published = published();
            int versions = 0;
            int citations = 0;
            for (PublicRegister.Public one : register.all()) {
                for (PublicRegister.Version version : one.versions()) {
                    var edition = ((Found.Shown<PublicEdition>) register.edition(version.code())).value();
                    var factory = DocumentBuilderFactory.newDefaultNSInstance();
                    Document document = factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(xml.write(edition, "https://avtaler.example.no")));
                    if (published.isPresent()) {
                        published.get().newValidator().validate(new DOMSource(document));
                    }
                    assertThat(words(document.getElementsByTagNameNS("*", "mainBody")
                                    .item(0)))
                            .as(version.code())
                            .isEqualTo(words(edition));
                    citations += document.getElementsByTagNameNS("*", "ref").getLength();
                    versions++;
                }
            }
            assertThat(versions).isPositive();
            assertThat(citations).isPositive();
        }
    }

    /** The schema of OASIS where it is at hand: {@code -Davtaleverk.akn.schemas=} a folder with akomantoso30.xsd and xml.xsd. */
    private static Optional<Schema> published() throws Exception {
        String folder = System.getProperty("avtaleverk.akn.schemas", "");
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        return Optional.of(factory.newSchema(Path.of(folder, "akomantoso30.xsd").toFile()));
    }

    private static String words(PublicEdition edition) {
        var words = new StringBuilder();
        for (Clause clause : edition.clauses()) {
            words.append(clause.id()).append(clause.number());
            words.append(clause.text().heading()).append(clause.text().body());
        }
        return bare(words.toString().replaceAll("(?m)^\\s*- ", "").replaceAll("(?m)^\\|[-\\s|:]*$", ""));
    }

    private static String words(Node mainBody) {
        var words = new StringBuilder();
        collect(mainBody, words);
        return bare(words.toString());
    }

    private static void collect(Node node, StringBuilder into) {
        if (node instanceof Element element && element.getLocalName().equals("clause")) {
            into.append(element.getAttribute("eId"));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                into.append(child.getNodeValue());
            } else {
                collect(child, into);
            }
        }
    }

    /** Without what parts words and cells. */
    private static String bare(String words) {
        return words.replaceAll("[\\s|]+", "");
    }
}
