package no.avtaleverk.templates.dcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue read by another's program and held against what DCAT-AP-NO 3 makes obligatory or binds to a kind of value. The published
 * shapes are not carried; they are asked as well where {@code -Davtaleverk.dcat.shapes=} names a file with them.
 */
class CatalogFileTests {
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCT = "http://purl.org/dc/terms/";
    private static final String FOAF = "http://xmlns.com/foaf/0.1/";
    private static final String VCARD = "http://www.w3.org/2006/vcard/ns#";
    private static final String DCATAP = "http://data.europa.eu/r5r/";
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

    private static final CatalogFacts WHOLE = new CatalogFacts(
            "https://avtaler.example.no",
            new CatalogFacts.Publisher(
                    "Helse \"Vest\" RHF",
                    "983658725",
                    "Avtaleseksjonen",
                    "avtaler@example.no",
                    "https://example.no/kontakt"),
            new CatalogFacts.Bulk(Instant.parse("2026-06-01T10:00:00Z"), 12345, "ab".repeat(32)));

    private static final CatalogFacts BARE = new CatalogFacts(
            "http://127.0.0.1:8080",
            new CatalogFacts.Publisher("Avtaleverk", "", "Avtaleverk", "", "http://127.0.0.1:8080/offentlig/data"),
            null);

    /** The properties that the standard makes obligatory, by class. */
    private static final Map<String, List<String>> OBLIGATORY = Map.of(
            DCAT + "Catalog", List.of(DCT + "title", DCT + "description", DCT + "publisher", DCAT + "contactPoint"),
            DCAT + "Dataset",
                    List.of(
                            DCT + "title",
                            DCT + "description",
                            DCT + "publisher",
                            DCAT + "contactPoint",
                            DCAT + "theme"),
            DCAT + "DataService",
                    List.of(DCT + "title", DCT + "publisher", DCAT + "contactPoint", DCAT + "endpointURL"),
            DCAT + "Distribution", List.of(DCAT + "accessURL"),
            FOAF + "Agent", List.of(FOAF + "name"),
            VCARD + "Organization", List.of(VCARD + "fn", VCARD + "hasURL"));

    /** Properties whose value has to be an address, and those of which there may be one at the most. */
    private static final Set<String> ADDRESSES = Set.of(
            DCT + "publisher",
            DCAT + "accessURL",
            DCAT + "downloadURL",
            DCAT + "endpointURL",
            DCAT + "endpointDescription",
            DCAT + "theme",
            DCAT + "accessService",
            DCAT + "servesDataset",
            DCAT + "landingPage",
            DCAT + "mediaType",
            DCT + "format",
            DCT + "license",
            DCT + "language",
            DCT + "spatial",
            DCT + "accrualPeriodicity",
            DCT + "accessRights",
            DCATAP + "applicableLegislation",
            DCATAP + "availability");

    private static final Set<String> ONE = Set.of(
            DCT + "publisher",
            DCAT + "endpointURL",
            DCT + "license",
            DCT + "format",
            DCAT + "mediaType",
            DCT + "accrualPeriodicity",
            DCT + "accessRights",
            DCT + "rights",
            DCT + "modified",
            DCAT + "byteSize",
            DCATAP + "availability");

    static Stream<CatalogFacts> facts() {
        return Stream.of(WHOLE, BARE);
    }

    private static Model read(byte[] bytes, Lang language) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new ByteArrayInputStream(bytes), "https://nowhere.example/", language);
        return model;
    }

    private static Model turtle(CatalogFacts facts) {
        return read(CatalogFile.turtle(facts), Lang.TURTLE);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void bothFormsSayTheSame(CatalogFacts facts) {
        Model model = turtle(facts);
        assertThat(model.size()).isGreaterThan(200);
        assertThat(model.isIsomorphicWith(read(CatalogFile.jsonLd(facts), Lang.JSONLD)))
                .isTrue();
        assertThat(CatalogFile.turtle(facts)).isEqualTo(CatalogFile.turtle(facts));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void allThatIsObligatoryIsThere(CatalogFacts facts) {
        Model model = turtle(facts);
        OBLIGATORY.forEach((type, properties) -> {
            List<Resource> all = model.listResourcesWithProperty(RDF.type, model.createResource(type))
                    .toList();
            assertThat(all).as(type).isNotEmpty();
            for (Resource one : all) {
                for (String property : properties) {
                    assertThat(one.hasProperty(model.createProperty(property)))
                            .as("%s of %s", property, one)
                            .isTrue();
                }
            }
        });
        assertThat(model.listResourcesWithProperty(RDF.type, model.createResource(DCAT + "Dataset"))
                        .toList())
                .hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void valuesAreOfTheirKindAndNoOftenerThanTheyMay(CatalogFacts facts) {
        Model model = turtle(facts);
        model.listStatements().forEach(said -> {
            String property = said.getPredicate().getURI();
            RDFNode value = said.getObject();
            if (ADDRESSES.contains(property)) {
                assertThat(value.isURIResource()).as(said.toString()).isTrue();
            }
            if (ONE.contains(property)) {
                assertThat(said.getSubject().listProperties(said.getPredicate()).toList())
                        .as(said.toString())
                        .hasSize(1);
            }
            if (property.equals(DCT + "title") || property.equals(DCT + "description")) {
                assertThat(value.asLiteral().getLanguage()).as(said.toString()).isIn("nb", "nn", "en");
                assertThat(said.getSubject().listProperties(said.getPredicate()).toList())
                        .hasSize(3);
            }
            if (property.equals(DCAT + "contactPoint")) {
                assertThat(value.asResource().hasProperty(RDF.type, model.createResource(VCARD + "Organization")))
                        .isTrue();
            }
            if (property.startsWith(DCAT)
                    && Set.of("dataset", "service", "distribution", "accessService", "servesDataset")
                            .contains(property.substring(DCAT.length()))) {
                assertThat(value.asResource().hasProperty(RDF.type))
                        .as("%s is told of", value)
                        .isTrue();
            }
        });
    }

    @Test
    void whereItIsFromWhenForWhomAndOnWhichTerms() {
        Model model = turtle(WHOLE);
        Resource agreements = model.createResource("https://avtaler.example.no/api/v1/open/catalog#agreements");
        assertThat(values(agreements, DCAT + "theme"))
                .containsExactlyInAnyOrder(AUTHORITY + "data-theme/HEAL", AUTHORITY + "data-theme/GOVE");
        assertThat(values(agreements, DCT + "spatial")).containsExactly(AUTHORITY + "country/NOR");
        assertThat(values(agreements, DCATAP + "applicableLegislation"))
                .containsExactly("https://lovdata.no/eli/lov/2011/06/24/30");
        assertThat(values(agreements, DCT + "publisher"))
                .containsExactly("https://data.brreg.no/enhetsregisteret/api/enheter/983658725");
        assertThat(agreements
                        .getProperty(model.createProperty(DCT + "temporal"))
                        .getProperty(model.createProperty(DCAT + "startDate"))
                        .getString())
                .isEqualTo("2012-01-01");
        assertThat(values(agreements, DCAT + "distribution")).hasSize(3).allSatisfy(form -> assertThat(
                        values(model.createResource(form), DCT + "license"))
                .containsExactly(AUTHORITY + "licence/NLOD_2_0"));
        assertThat(values(
                        model.createResource("https://avtaler.example.no/api/v1/open/catalog#agreements-bulk"),
                        DCAT + "downloadURL"))
                .containsExactly("https://avtaler.example.no/api/v1/open/bulk/open-data.zip");
        Resource xml = model.createResource("https://avtaler.example.no/api/v1/open/catalog#agreements-xml");
        assertThat(values(xml, DCAT + "mediaType"))
                .containsExactly("https://www.iana.org/assignments/media-types/application/xml");
        assertThat(values(xml, DCAT + "accessURL")).containsExactly("https://avtaler.example.no/offentlig/data");
        assertThat(model.createResource("https://data.brreg.no/enhetsregisteret/api/enheter/983658725")
                        .getProperty(model.createProperty(FOAF + "name"))
                        .getString())
                .isEqualTo("Helse \"Vest\" RHF");
    }

    private static List<String> values(Resource one, String property) {
        return one.listProperties(one.getModel().createProperty(property))
                .mapWith(said -> said.getResource().getURI())
                .toList();
    }

    @Test
    void whatIsNoAddressIsNotWritten() {
        var publisher = new CatalogFacts.Publisher("A", "", "A", "", "https://a.example/> . <https://b.example/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogFile.turtle(new CatalogFacts("https://a.example", publisher, null)))
                .withMessageContaining("Not a whole address");
    }

    @Test
    @EnabledIfSystemProperty(named = "avtaleverk.dcat.shapes", matches = ".+")
    void thePublishedShapesHoldToo() {
        Graph shapes = RDFDataMgr.loadGraph(
                Path.of(System.getProperty("avtaleverk.dcat.shapes")).toUri().toString());
        for (CatalogFacts facts : List.of(WHOLE, BARE)) {
            var report = ShaclValidator.get()
                    .validate(Shapes.parse(shapes), turtle(facts).getGraph());
            assertThat(report.getEntries()).isEmpty();
        }
    }
}
