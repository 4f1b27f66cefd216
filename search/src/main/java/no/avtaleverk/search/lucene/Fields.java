package no.avtaleverk.search.lucene;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.party.PartyId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The fields of the index and how each is written. Raise {@link #FORMAT} when they change. */
final class Fields {
    /** An index with another format is made anew. */
    static final int FORMAT = 9;

    // what a document is
    static final String KIND = "kind";
    static final String CLAUSE = "clause";
    static final String VERSION = "version";
    static final String LOG = "log";
    static final String AGREEMENT = "agreement";
    /** The agreement a text document belongs to, to delete by. */
    static final String TEXT_OF = "text-of";

    /** Agreement and digest of all there is in a document, by which what changed is known from what did not. */
    static final String KEY = "key";

    static final String LOG_OF = "log-of";
    static final String HEAD_OF = "head-of";
    static final String STATE_OF = "state-of";

    // who may see it
    /** {@link #EVERYBODY}, or the organisations whose people may. */
    static final String READERS = "readers";
    /** Organisations whose people see another document in its place, one that knows of the draft as well. */
    static final String REPLACED_FOR = "replaced-for";

    static final String EVERYBODY = "everybody";

    // what it says
    static final String TEXT = "text";
    static final String HEADING = "heading";
    static final String EXACT = "exact";
    /** The words of a title in the form they have there; versions alone. */
    static final String TITLE = "title";

    static final String PARTS = "parts";
    /** Other names it is found by: numbers and older names of parties, words for what an event is. */
    static final String NAMES = "names";
    /** Title and parties of the agreement a clause stands in. */
    static final String CONTEXT = "context";

    static final String CITATION = "citation";
    /** Places in the law that the clause answers. */
    static final String ANSWERS = "answers";

    // what it is filtered and counted by
    static final String MUNICIPALITY = "municipality";
    static final String TRUST = "trust";
    static final String REQUIREMENT = "requirement";
    static final String STATE = "state";
    static final String LANGUAGE = "language";
    static final String YEAR = "year";
    /** The columns hits are counted and compared by; see {@link Columns}. */
    static final String ROW = "row";

    static final String SECOND_ROW = "second-row";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String PERIODS = "periods";

    /** The versions of the agreement the words stand in; see {@link #standsIn}. */
    static final String TEXTS = "texts";

    static final String ORDER = "order";

    /** A number for the clause of an agreement, the same for all its wordings; see {@link #group}. */
    static final String GROUP = "group";

    /** What documents lie next to each other by; see {@link #kin}. */
    static final String KIN = "kin";

    // what is shown
    static final String STORED_AGREEMENT = "stored-agreement";
    static final String STORED_STATE = "stored-state";
    static final String STORED_HEADING = "stored-heading";
    static final String STORED_TEXT = "stored-text";
    static final String STANDINGS = "standings";
    static final String POSITION = "position";
    static final String DAY = "day";
    static final String SHARED = "shared";

    private static final FieldType POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType POSITIONS_ONLY = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
    private static final FieldType PRESENCE = type(IndexOptions.DOCS, true);
    private static final FieldType FREQUENCIES = type(IndexOptions.DOCS_AND_FREQS, false);

    private static final String BETWEEN_NAMES = " ";

    private static final String OF_LOG = "log:";

    private Fields() {}

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    /** How those are named who read of an organisation's agreements only what is submitted. */
    static String submitted(PartyId party) {
        return "submitted:" + party.value();
    }

    static void keyword(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    static void stored(Document document, String field, String value) {
        document.add(new StoredField(field, value));
    }

    static void parties(Document document, Collection<PartyId> parties) {
        parties.stream()
                .distinct()
                .forEach(party -> keyword(document, party.isMunicipality() ? MUNICIPALITY : TRUST, party.value()));
    }

    /** The name of one version among all texts. */
    static String textName(AgreementId agreement, int version) {
        return agreement.value() + BETWEEN_NAMES + version;
    }

    /** That the words stand in some versions of an agreement; read by {@link #standsIn(BytesRef)}. */
    static void standsIn(Document document, AgreementId agreement, Collection<Integer> versions) {
        String names = versions.stream().sorted().map(String::valueOf).collect(Collectors.joining(BETWEEN_NAMES));
        document.add(new SortedDocValuesField(TEXTS, new BytesRef(agreement.value() + BETWEEN_NAMES + names)));
    }

    /** The versions of an agreement that some words stand in. */
    record StandsIn(String agreement, int... versions) {}

    static StandsIn standsIn(BytesRef value) {
        String[] parts = value.utf8ToString().split(BETWEEN_NAMES);
        return new StandsIn(
                parts[0],
                Arrays.stream(parts, 1, parts.length)
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    static void order(Document document, String order) {
        document.add(new SortedDocValuesField(ORDER, new BytesRef(order)));
    }

    /** That the words are those of a clause, or with none of a title. */
    static void group(Document document, AgreementId agreement, @Nullable ClauseId clause) {
        document.add(new NumericDocValuesField(GROUP, key(agreement.value() + " " + (clause == null ? "" : clause))));
    }

    /**
     * Lets a text lie beside the same clause of other agreements, and equal words side by side: what is worth little to a question is
     * worth so in long stretches then, which are passed over whole. All but texts come after them, as they are written.
     *
     * @param clause absent for a title
     */
    static long kin(@Nullable ClauseId clause, String heading, String text) {
        int beside = clause == null ? 0 : Long.hashCode(key(clause.value()));
        return (long) beside << 32 | Integer.toUnsignedLong(31 * heading.hashCode() + text.hashCode());
    }

    static void kin(Document document, long kin) {
        document.add(new NumericDocValuesField(KIN, kin));
    }

    /** How the documents of a segment lie. */
    static Sort lie() {
        var kin = new SortField(KIN, SortField.Type.LONG);
        kin.setMissingValue(Long.MAX_VALUE);
        return new Sort(kin);
    }

    /**
     * The words of a text in every way they are searched for. Every document has every field, if empty.
     *
     * @param looking by whom the words were looked at; the document is good until the next is made with it
     * @param words of heading and text
     * @param heading empty for a heading over nothing, which is not an answer because of its words
     * @param names other names it is found by
     * @param context title and parties of the agreement it stands in
     */
    static void words(
            Document document,
            Words.Looking looking,
            Words.Text words,
            Words.Text heading,
            Words.Text names,
            Words.Text context) {
        document.add(new Field(TEXT, looking.stream(TEXT, words, Words.Form.STEM), POSITIONS));
        document.add(new Field(EXACT, looking.stream(EXACT, words, Words.Form.EXACT), POSITIONS_ONLY));
        document.add(new Field(PARTS, looking.stream(PARTS, words, Words.Form.PARTS), FREQUENCIES));
        document.add(new Field(HEADING, looking.stream(HEADING, heading, Words.Form.STEM), FREQUENCIES));
        document.add(new Field(NAMES, looking.stream(NAMES, names, Words.Form.STEM), FREQUENCIES));
        document.add(new Field(CONTEXT, looking.stream(CONTEXT, context, Words.Form.STEM), FREQUENCIES));
    }

    /** The words of a title, as they are suggested. */
    static void title(Document document, Words.Looking looking, Words.Text words) {
        document.add(new Field(TITLE, looking.stream(TITLE, words, Words.Form.EXACT), PRESENCE));
    }

    /** The words of a log entry. */
    static void wordsOfLog(Document document, Words.Looking looking, Words.Text words, Words.Text names) {
        document.add(new Field(ofLog(TEXT), looking.stream(ofLog(TEXT), words, Words.Form.STEM), POSITIONS));
        document.add(new Field(ofLog(EXACT), looking.stream(ofLog(EXACT), words, Words.Form.EXACT), POSITIONS_ONLY));
        document.add(new Field(ofLog(PARTS), looking.stream(ofLog(PARTS), words, Words.Form.PARTS), FREQUENCIES));
        document.add(new Field(ofLog(NAMES), looking.stream(ofLog(NAMES), names, Words.Form.STEM), FREQUENCIES));
    }

    /** The same field of log entries. */
    static String ofLog(String field) {
        return OF_LOG + field;
    }

    /** The field of texts that a field of log entries corresponds to, or the field itself. */
    static String ofText(String field) {
        return field.startsWith(OF_LOG) ? field.substring(OF_LOG.length()) : field;
    }

    /** A number for a party, the same on every machine and practically never met twice. */
    static long key(PartyId party) {
        return key(party.value());
    }

    private static long key(String name) {
        long key = 1125899906842597L;
        for (int i = 0; i < name.length(); i++) {
            key = 31 * key + name.charAt(i);
        }
        return key;
    }
}
