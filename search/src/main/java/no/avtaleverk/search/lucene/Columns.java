package no.avtaleverk.search.lucene;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What is counted, compared and sorted by, one number for each document of a segment, so that a hit costs a few array reads: two
 * numbers of rows of facet values, the days in force, and the place in the order. They are read once for each segment, which never
 * changes.
 */
final class Columns {
    /** How the fields of a facet row come; the first four in one row, the last two in the other. */
    static final List<String> FACETS =
            List.of(Fields.MUNICIPALITY, Fields.TRUST, Fields.STATE, Fields.LANGUAGE, Fields.YEAR, Fields.REQUIREMENT);

    private static final int IN_THE_FIRST_ROW = 4;
    private static final String BETWEEN_FIELDS = "\n";
    private static final String BETWEEN_VALUES = "\t";
    private static final int NEVER = Integer.MAX_VALUE;
    /** To look at one document by itself costs so many times as much as one after the other. */
    private static final int FEW = 3;

    /** Rows of facet values. */
    static final class Rows {
        /** Number of the row of each document; -1 for none. */
        final int[] of;
        /** The facet values of each row, as numbers in {@link #values}. */
        final int[][] holds;

        final List<Value> values;
        /** The same as numbers for all segments. */
        final int[] numbers;

        private Rows(LeafReader reader, String field, int firstFacet) throws IOException {
            SortedDocValues rows = DocValues.getSorted(reader, field);
            of = numbers(reader, rows);
            holds = new int[rows.getValueCount()][];
            var numbered = new LinkedHashMap<Value, Integer>();
            for (int row = 0; row < holds.length; row++) {
                String[] fields = rows.lookupOrd(row).utf8ToString().split(BETWEEN_FIELDS, -1);
                var in = new ArrayList<Integer>();
                for (int f = 0; f < fields.length; f++) {
                    for (String value : fields[f].split(BETWEEN_VALUES)) {
                        if (!value.isEmpty()) {
                            in.add(numbered.computeIfAbsent(
                                    new Value(FACETS.get(firstFacet + f), value), key -> numbered.size()));
                        }
                    }
                }
                holds[row] = in.stream().mapToInt(Integer::intValue).toArray();
            }
            values = List.copyOf(numbered.keySet());
            numbers = values.stream().mapToInt(FacetValues::numberOf).toArray();
        }
    }

    /**
     * The regional authorities above the trusts of each row, each once.
     *
     * @param of authorities of each row, as places among those of the segment
     * @param numbers of all of them, as {@link FacetValues} tells them
     */
    record Regions(int[][] of, int[] numbers) {
        /** Not a field of documents: what region a trust belongs to is told by the register. */
        static final String FIELD = "region";

        private static Regions of(Rows rows, Function<String, String> regionOf) {
            var numbered = new LinkedHashMap<String, Integer>();
            var ofValue = new int[rows.values.size()];
            for (int value = 0; value < ofValue.length; value++) {
                Value one = rows.values.get(value);
                String region = one.field().equals(Fields.TRUST) ? regionOf.apply(one.value()) : "";
                ofValue[value] = region.isEmpty() ? -1 : numbered.computeIfAbsent(region, key -> numbered.size());
            }
            var of = new int[rows.holds.length][];
            for (int row = 0; row < of.length; row++) {
                of[row] = Arrays.stream(rows.holds[row])
                        .map(value -> ofValue[value])
                        .filter(region -> region >= 0)
                        .distinct()
                        .toArray();
            }
            return new Regions(
                    of,
                    numbered.keySet().stream()
                            .mapToInt(region -> FacetValues.numberOf(new Value(FIELD, region)))
                            .toArray());
        }
    }

    /** The versions that words stand in. Most documents share their set of versions with others. */
    static final class Texts {
        /** Number of the set of each document; -1 for none. */
        final int[] of;
        /** The agreements of the segment, by their numbers. */
        final Map<String, Integer> agreements = new HashMap<>();

        private final int[] agreementOf;
        private final int[] starts;
        private int[] versions = {};

        private Texts(LeafReader reader) throws IOException {
            SortedDocValues sets = DocValues.getSorted(reader, Fields.TEXTS);
            of = numbers(reader, sets);
            agreementOf = new int[sets.getValueCount()];
            starts = new int[agreementOf.length + 1];
            for (int set = 0; set < agreementOf.length; set++) {
                Fields.StandsIn read = Fields.standsIn(sets.lookupOrd(set));
                agreementOf[set] = agreements.computeIfAbsent(read.agreement(), key -> agreements.size());
                starts[set + 1] = starts[set] + read.versions().length;
                versions = ArrayUtil.grow(versions, starts[set + 1]);
                System.arraycopy(read.versions(), 0, versions, starts[set], read.versions().length);
            }
        }

        int agreementOf(int set) {
            return agreementOf[set];
        }

        boolean holds(int set, int version) {
            for (int i = starts[set]; i < starts[set + 1]; i++) {
                if (versions[i] == version) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A value to count by. */
    record Value(String field, String value) {}

    final Rows first;
    final Rows second;
    /** Place in the order; -1 for what has none. */
    final int[] order;

    private static final byte[] NO_LENGTHS = {};

    /** Opened words kept for each field while nobody uses them, as many as questions are asked at once, mostly. */
    private static final int MOST_IDLE = 4;
    /** The share of the heap that the common words of all segments may take. */
    private static final int SHARE_OF_HEAP = 16;

    private final Map<String, byte[]> lengths = new ConcurrentHashMap<>();
    /** Opened words by their field, used by nobody now. */
    private final Map<String, BlockingDeque<Opened>> idle = new ConcurrentHashMap<>();

    /** The documents that ever were in force, and their first and last day; log entries, which are most documents, never were. */
    private final int[] dated;
    /** The same as a set, and how many there are before each of its words. */
    private final FixedBitSet wasInForce;
    /** Those with periods of which each must be looked at when kommuner are chosen. */
    private final FixedBitSet severally;
    /** Those of them that were in force nowhere for a while; each of their periods must always be looked at. */
    private final FixedBitSet interrupted;

    private final int[] before;

    private final int[] from;
    private final int[] until;
    private final int size;
    private volatile long @Nullable [] groups;
    private volatile @Nullable Regions regions;
    private volatile @Nullable Texts texts;
    private final Periods periods;

    private static final Map<IndexReader.CacheKey, Columns> KNOWN = new ConcurrentHashMap<>();

    private record OfSegment(Columns segment, Term word) {}

    /** Words that are asked for again and again; empty for what was asked for once. */
    private static final Latest<OfSegment, Optional<CommonWord>> COMMON =
            new Latest<>(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, word -> word.map(CommonWord::size)
                    .orElse((long) CommonWord.OF_AN_ENTRY));

    /** The columns of a segment, read when they are first asked for and forgotten when the segment is closed. */
    static Columns of(LeafReader reader) throws IOException {
        IndexReader.CacheHelper cache = reader.getCoreCacheHelper();
        if (cache == null) {
            return new Columns(reader);
        }
        Columns known = KNOWN.get(cache.getKey());
        if (known == null) {
            known = new Columns(reader);
            if (KNOWN.putIfAbsent(cache.getKey(), known) == null) {
                Columns mine = known;
                cache.addClosedListener(key -> {
                    KNOWN.remove(key);
                    COMMON.forget(word -> word.segment == mine);
                });
            }
        }
        return known;
    }

    private Columns(LeafReader reader) throws IOException {
        size = reader.maxDoc();
        first = new Rows(reader, Fields.ROW, 0);
        second = new Rows(reader, Fields.SECOND_ROW, IN_THE_FIRST_ROW);
        order = numbers(reader, DocValues.getSorted(reader, Fields.ORDER));
        NumericDocValues begins = DocValues.getNumeric(reader, Fields.FROM);
        NumericDocValues ends = DocValues.getNumeric(reader, Fields.UNTIL);
        var days = new ArrayList<int[]>();
        while (begins.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (ends.advanceExact(begins.docID())) {
                days.add(new int[] {begins.docID(), (int) begins.longValue(), (int) ends.longValue()});
            }
        }
        dated = days.stream().mapToInt(one -> one[0]).toArray();
        from = days.stream().mapToInt(one -> one[1]).toArray();
        until = days.stream().mapToInt(one -> one[2]).toArray();
        wasInForce = new FixedBitSet(Math.max(1, size));
        for (int doc : dated) {
            wasInForce.set(doc);
        }
        before = countsBefore(wasInForce.getBits());
        severally = new FixedBitSet(Math.max(1, size));
        interrupted = new FixedBitSet(Math.max(1, size));
        periods = new Periods(DocValues.getBinary(reader, Fields.PERIODS), severally, interrupted);
    }

    /** The periods of documents of which the first and the last day do not say all, one after the other. */
    private static final class Periods {
        private final int[] beforeWord;
        private final long[] documents;
        /** Where the periods of each document begin, and where the last ones end. */
        private final int[] starts;

        private final long[] municipalities;
        private final int[] from;
        private final int[] until;

        /**
         * @param severally gets the documents
         * @param interrupted gets those of them that were in force nowhere for a while
         */
        Periods(BinaryDocValues values, FixedBitSet severally, FixedBitSet interrupted) throws IOException {
            var begins = new ArrayList<Integer>();
            var all = new ArrayList<long[]>();
            while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                severally.set(values.docID());
                begins.add(all.size());
                BytesRef bytes = values.binaryValue();
                var anywhere = new ArrayList<int[]>();
                for (var in = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length); in.hasRemaining(); ) {
                    long municipality = in.getLong();
                    int[] days = {in.getInt(), in.getInt()};
                    all.add(new long[] {municipality, days[0], days[1]});
                    anywhere.add(days);
                }
                if (joined(anywhere).size() > 1) {
                    interrupted.set(values.docID());
                }
            }
            begins.add(all.size());
            starts = begins.stream().mapToInt(Integer::intValue).toArray();
            municipalities = all.stream().mapToLong(one -> one[0]).toArray();
            from = all.stream().mapToInt(one -> (int) one[1]).toArray();
            until = all.stream().mapToInt(one -> (int) one[2]).toArray();
            documents = severally.getBits();
            beforeWord = countsBefore(documents);
        }

        /** Whether one of the periods of a document holds the day, for any kommune or for one of those chosen. */
        boolean hold(int doc, int day, Set<Long> chosen) {
            int at = beforeWord[doc >> 6] + Long.bitCount(documents[doc >> 6] & (1L << doc) - 1);
            for (int i = starts[at]; i < starts[at + 1]; i++) {
                if (from[i] <= day && day < until[i] && (chosen.isEmpty() || chosen.contains(municipalities[i]))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** How many bits are set before each word. */
    private static int[] countsBefore(long[] words) {
        var before = new int[words.length];
        for (int word = 1; word < words.length; word++) {
            before[word] = before[word - 1] + Long.bitCount(words[word - 1]);
        }
        return before;
    }

    private static int[] numbers(LeafReader reader, SortedDocValues values) throws IOException {
        var numbers = new int[reader.maxDoc()];
        Arrays.fill(numbers, -1);
        while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            numbers[values.docID()] = values.ordValue();
        }
        return numbers;
    }

    /**
     * The lengths of a field, as the similarity writes them; absent when the field keeps none.
     *
     * @param reader of this segment, open
     */
    byte @Nullable [] lengths(LeafReader reader, String field) throws IOException {
        byte[] known = lengths.get(field);
        if (known == null) {
            NumericDocValues norms = reader.getNormValues(field);
            known = norms == null ? NO_LENGTHS : new byte[reader.maxDoc()];
            if (norms != null) {
                while (norms.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    known[norms.docID()] = (byte) norms.longValue();
                }
            }
            lengths.put(field, known);
        }
        return known == NO_LENGTHS ? null : known;
    }

    /**
     * The words of a field, for one question alone; absent when the segment has none.
     *
     * @param reader of this segment, open
     */
    @Nullable
    Opened opened(LeafReader reader, String field) throws IOException {
        BlockingDeque<Opened> free = idle.get(field);
        Opened opened = free == null ? null : free.pollFirst();
        if (opened == null) {
            Terms words = reader.terms(field);
            opened = words == null ? null : new Opened(words.iterator());
        }
        return opened;
    }

    /**
     * A word that many documents of the segment have; absent when it is not so common, or asked for the first time: to remember it
     * costs more than to read it once.
     *
     * @param opened stands at the word, and does so afterwards
     * @param reader of this segment, open
     */
    @Nullable
    CommonWord common(Term word, Opened opened, LeafReader reader) throws IOException {
        if (!CommonWord.is(opened.words.docFreq(), size)) {
            return null;
        }
        var key = new OfSegment(this, word);
        Optional<CommonWord> known = COMMON.get(key);
        if (known == null) {
            COMMON.put(key, Optional.empty());
            return null;
        }
        if (known.isEmpty()) {
            known = Optional.of(new CommonWord(word, opened.frequencies(), lengths(reader, word.field()), size));
            COMMON.put(key, known);
        }
        return known.get();
    }

    /** Leave to the next question what was opened. */
    void giveBack(String field, Opened opened) {
        idle.computeIfAbsent(field, key -> new LinkedBlockingDeque<>(MOST_IDLE)).offerFirst(opened);
    }

    /**
     * What documents are sorted by, by their numbers.
     *
     * @param reader of this segment, open; the columns outlive the reader they were read by
     */
    static SortedDocValues orders(LeafReader reader) throws IOException {
        return DocValues.getSorted(reader, Fields.ORDER);
    }

    /** What a document is sorted by. */
    static BytesRef orderOf(SortedDocValues orders, int number) throws IOException {
        return number < 0 ? new BytesRef() : BytesRef.deepCopyOf(orders.lookupOrd(number));
    }

    /** Where the days of a document are kept; -1 for what never was in force. */
    private int place(int doc) {
        long word = wasInForce.getBits()[doc >> 6];
        return (word >>> doc & 1) == 0 ? -1 : before[doc >> 6] + Long.bitCount(word & (1L << doc) - 1);
    }

    /** The first day in force for any kommune; {@link Integer#MAX_VALUE} for what never was. */
    int from(int doc) {
        int at = place(doc);
        return at < 0 ? NEVER : from[at];
    }

    /** The first day no longer in force for any kommune; {@link Integer#MAX_VALUE} while it is, 0 for what never was. */
    int until(int doc) {
        int at = place(doc);
        return at < 0 ? 0 : until[at];
    }

    /**
     * Of some documents those that {@link #inForce(int, Set)} tells.
     *
     * @param begin the document the others are counted from, a multiple of 64
     */
    void keepInForce(int begin, long[] documents, int day, Set<Long> municipalities) {
        long[] sets = wasInForce.getBits();
        long[] each = several(municipalities).getBits();
        for (int word = 0; word < documents.length; word++) {
            int set = (begin >> 6) + word;
            if (documents[word] == 0 || set >= sets.length) {
                continue;
            }
            long kept = documents[word] & sets[set] & then(set, documents[word] & sets[set], day);
            for (long left = kept & each[set]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                if (!periods.hold((set << 6) + bit, day, municipalities)) {
                    kept &= ~(1L << bit);
                }
            }
            documents[word] = kept;
        }
    }

    /** Those of which the first and the last day do not say all. */
    private FixedBitSet several(Set<Long> municipalities) {
        return municipalities.isEmpty() ? interrupted : severally;
    }

    /**
     * Documents of a word that were in force between their first and last day.
     *
     * @param some those asked for; others may be told as well
     */
    private long then(int word, long some, int day) {
        long all = wasInForce.getBits()[word];
        int at = before[word];
        long then = 0;
        if (Long.bitCount(some) * FEW < Long.bitCount(all)) {
            for (long left = some; left != 0; left &= left - 1) {
                long bit = left & -left;
                int place = at + Long.bitCount(all & bit - 1);
                then |= from[place] <= day & day < until[place] ? bit : 0;
            }
            return then;
        }
        if (all == -1L) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                then |= (from[at + bit] <= day & day < until[at + bit] ? 1L : 0L) << bit;
            }
            return then;
        }
        for (long left = all; left != 0; left &= left - 1) {
            long met = from[at] <= day & day < until[at] ? 1L : 0L;
            then |= met << Long.numberOfTrailingZeros(left);
            at++;
        }
        return then;
    }

    /**
     * A number for the clause each document has words of.
     *
     * @param reader of this segment, open
     */
    long[] groups(LeafReader reader) throws IOException {
        long[] known = groups;
        if (known == null) {
            known = new long[reader.maxDoc()];
            NumericDocValues values = DocValues.getNumeric(reader, Fields.GROUP);
            while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                known[values.docID()] = values.longValue();
            }
            groups = known;
        }
        return known;
    }

    /**
     * The versions that the words of each document stand in.
     *
     * @param reader of this segment, open
     */
    Texts texts(LeafReader reader) throws IOException {
        Texts known = texts;
        if (known == null) {
            known = new Texts(reader);
            texts = known;
        }
        return known;
    }

    /**
     * The regional authorities of the first rows.
     *
     * @param regionOf the authority above a trust, the same at every call; the empty name for none
     */
    Regions regions(Function<String, String> regionOf) {
        Regions known = regions;
        if (known == null) {
            known = Regions.of(first, regionOf);
            regions = known;
        }
        return known;
    }

    /** All documents with a value in a field of their rows. */
    FixedBitSet with(Value value) {
        var with = new FixedBitSet(Math.max(1, order.length));
        for (Rows rows : List.of(first, second)) {
            int number = rows.values.indexOf(value);
            if (number < 0) {
                continue;
            }
            var holding = new boolean[rows.holds.length];
            for (int row = 0; row < holding.length; row++) {
                for (int held : rows.holds[row]) {
                    holding[row] |= held == number;
                }
            }
            for (int doc = 0; doc < rows.of.length; doc++) {
                if (rows.of[doc] >= 0 && holding[rows.of[doc]]) {
                    with.set(doc);
                }
            }
        }
        return with;
    }

    /**
     * The documents whose words were in force on a day for some kommune, or for one of those chosen.
     *
     * @param municipalities keys of those chosen, of which the document must have one as party; empty for any
     */
    FixedBitSet inForce(int day, Set<Long> municipalities) {
        var then = new FixedBitSet(Math.max(1, size));
        long[] bits = then.getBits();
        for (int i = 0; i < dated.length; i++) {
            long met = from[i] <= day & day < until[i] ? 1L : 0L;
            bits[dated[i] >> 6] |= met << dated[i];
        }
        FixedBitSet each = several(municipalities);
        for (int doc = each.nextSetBit(0);
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = doc + 1 >= each.length() ? DocIdSetIterator.NO_MORE_DOCS : each.nextSetBit(doc + 1)) {
            if (then.get(doc) && !periods.hold(doc, day, municipalities)) {
                then.clear(doc);
            }
        }
        return then;
    }

    // ---- how they are written ---------------------------------------------------------------------------------------

    static void add(Document document, BytesRef first, BytesRef second) {
        document.add(new SortedDocValuesField(Fields.ROW, first));
        document.add(new SortedDocValuesField(Fields.SECOND_ROW, second));
    }

    static BytesRef firstRow(Collection<PartyId> parties, String state, Collection<String> languages) {
        return row(List.of(
                names(parties.stream().filter(PartyId::isMunicipality)),
                names(parties.stream().filter(party -> !party.isMunicipality())),
                state.isEmpty() ? List.of() : List.of(state),
                languages));
    }

    static BytesRef secondRow(Collection<String> years, Collection<RequirementId> requirements) {
        return row(List.of(
                years, requirements.stream().map(RequirementId::value).sorted().toList()));
    }

    private static Collection<String> names(java.util.stream.Stream<PartyId> parties) {
        return parties.map(PartyId::value).collect(Collectors.toCollection(TreeSet::new));
    }

    private static BytesRef row(List<Collection<String>> values) {
        return new BytesRef(values.stream()
                .map(some -> String.join(BETWEEN_VALUES, some))
                .collect(Collectors.joining(BETWEEN_FIELDS)));
    }

    /**
     * The days in force.
     *
     * @param from first day anywhere
     * @param until first day nowhere any more
     * @param periods every one, where there are several or they are not those of the one kommune; absent where the two days say all
     */
    record Days(boolean any, int from, int until, @Nullable BytesRef periods) {
        static Days of(List<Standing> standings, Collection<PartyId> parties) {
            var merged = new LinkedHashMap<PartyId, List<int[]>>();
            for (Standing standing : standings) {
                for (Standing.InForce one : standing.inForce()) {
                    merged.computeIfAbsent(one.municipality(), key -> new ArrayList<>())
                            .add(days(one.period()));
                }
            }
            int from = NEVER;
            int until = Integer.MIN_VALUE;
            int count = 0;
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(bytes)) {
                for (Map.Entry<PartyId, List<int[]>> of : merged.entrySet()) {
                    for (int[] days : joined(of.getValue())) {
                        out.writeLong(Fields.key(of.getKey()));
                        out.writeInt(days[0]);
                        out.writeInt(days[1]);
                        from = Math.min(from, days[0]);
                        until = Math.max(until, days[1]);
                        count++;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            boolean severally = count > 1
                    || count == 1
                            && parties.stream().filter(PartyId::isMunicipality).count() > 1;
            return new Days(count > 0, from, until, severally ? new BytesRef(bytes.toByteArray()) : null);
        }

        void put(DataOutput out) throws IOException {
            out.writeByte((byte) ((any ? 1 : 0) | (periods == null ? 0 : 2)));
            out.writeInt(from);
            out.writeInt(until);
            if (periods != null) {
                Kept.put(out, periods);
            }
        }

        static Days take(DataInput in) throws IOException {
            byte what = in.readByte();
            return new Days((what & 1) != 0, in.readInt(), in.readInt(), (what & 2) == 0 ? null : Kept.bytes(in));
        }

        void add(Document document) {
            if (any) {
                document.add(new NumericDocValuesField(Fields.FROM, from));
                document.add(new NumericDocValuesField(Fields.UNTIL, until));
            }
            if (periods != null) {
                document.add(new BinaryDocValuesField(Fields.PERIODS, periods));
            }
        }
    }

    private static List<int[]> joined(List<int[]> periods) {
        var joined = new ArrayList<int[]>();
        periods.stream().sorted(Comparator.comparingInt(days -> days[0])).forEach(days -> {
            if (!joined.isEmpty() && days[0] <= joined.getLast()[1]) {
                joined.getLast()[1] = Math.max(joined.getLast()[1], days[1]);
            } else {
                joined.add(days.clone());
            }
        });
        return joined;
    }

    private static int[] days(Period period) {
        LocalDate until = period.until();
        return new int[] {day(period.from()), until == null ? Integer.MAX_VALUE : day(Objects.requireNonNull(until))};
    }

    /** A date as a number; dates beyond all reckoning as the farthest there is. */
    static int day(LocalDate date) {
        return (int) Math.clamp(date.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE - 1);
    }
}
