package no.avtaleverk.workflow.persistence;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.avtaleverk.model.access.AccessNote;
import no.avtaleverk.model.activity.ActivityNote;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.agreement.Proceedings;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.audit.AuditNote;
import no.avtaleverk.model.body.BodyNote;
import no.avtaleverk.model.delivery.DeliveryNote;
import no.avtaleverk.model.deviation.DeviationNote;
import no.avtaleverk.model.disagreement.DisagreementNote;
import no.avtaleverk.model.discussion.Proposal;
import no.avtaleverk.model.discussion.Statement;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.implementation.ImplementationNote;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.lawchange.LawChangeNote;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.model.registration.RegistrationNote;
import no.avtaleverk.model.ros.RosLibraryNote;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.search.FreezeNote;
import no.avtaleverk.model.signing.SigningEntry;
import no.avtaleverk.model.supervision.FindingNote;
import no.avtaleverk.model.termination.NoticeNote;
import no.avtaleverk.model.yearly.YearlyNote;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Domain values as JSON text that stays readable: properties and map keys in alphabetical order, what is absent left out, ids and
 * digests as strings, a sealed type with its simple name as {@code type}.
 *
 * <p>What a newer program wrote and this one does not know is an error, not silently lost.
 */
final class Json {
    /** The sealed kind of notes of each subject that is followed up. */
    static final List<Class<? extends Note>> NOTES = List.of(
            ImplementationNote.class,
            YearlyNote.class,
            EvaluationNote.class,
            DeliveryNote.class,
            FindingNote.class,
            BodyNote.class,
            DeviationNote.class,
            DisagreementNote.class,
            ActivityNote.class,
            NoticeNote.class,
            LawChangeNote.class,
            RosNote.class,
            RosLibraryNote.class,
            AuditNote.class,
            FreezeNote.class,
            PublicationNote.class,
            RegistrationNote.class,
            AccessNote.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(AuditEvent.class, Typed.class)
            .addMixIn(Statement.class, Typed.class)
            .addMixIn(Proposal.class, Typed.class)
            .addMixIn(SigningEntry.class, Typed.class)
            .addMixIn(Note.class, Typed.class)
            .addMixIn(AuditEvent.ClauseEdited.class, AnswersCarried.class)
            .addMixIn(AuditEvent.ClauseAdded.class, AnswersCarried.class)
            .addMixIn(AuditEvent.StandardTaken.class, AnswersOfClausesCarried.class)
            .addMixIn(Facts.class, FactsAdditions.class)
            .addMixIn(Proceedings.class, OnlyWhatThereIs.class)
            .addMixIn(Resolution.class, ResolutionAdditions.class)
            .addMixIn(Prolongation.class, ProlongationAdditions.class)
            .addMixIn(SignatureRecord.class, SignatureAdditions.class)
            .registerSubtypes(named(AuditEvent.class))
            .registerSubtypes(named(Statement.class))
            .registerSubtypes(named(Proposal.class))
            .registerSubtypes(named(SigningEntry.class))
            .registerSubtypes(notes())
            .addModule(new SimpleModule("avtaleverk")
                    .addSerializer(new ValueSerializer<>(AgreementId.class))
                    .addSerializer(new ValueSerializer<>(ClauseId.class))
                    .addSerializer(new ValueSerializer<>(MandateId.class))
                    .addSerializer(new ValueSerializer<>(PartyId.class))
                    .addSerializer(new ValueSerializer<>(RequirementId.class))
                    .addSerializer(new ValueSerializer<>(Sha256.class))
                    .addSerializer(new ValueSerializer<>(TopicId.class))
                    .addDeserializer(AgreementId.class, new ValueDeserializer<>(AgreementId.class, AgreementId::new))
                    .addDeserializer(ClauseId.class, new ValueDeserializer<>(ClauseId.class, ClauseId::new))
                    .addDeserializer(MandateId.class, new ValueDeserializer<>(MandateId.class, MandateId::new))
                    .addDeserializer(PartyId.class, new ValueDeserializer<>(PartyId.class, PartyId::new))
                    .addDeserializer(
                            RequirementId.class, new ValueDeserializer<>(RequirementId.class, RequirementId::new))
                    .addDeserializer(Sha256.class, new ValueDeserializer<>(Sha256.class, Sha256::new))
                    .addDeserializer(TopicId.class, new ValueDeserializer<>(TopicId.class, TopicId::new))
                    .addKeyDeserializer(ClauseId.class, new KeyReader(ClauseId::new))
                    .addKeyDeserializer(PartyId.class, new KeyReader(PartyId::new)))
            .build();

    private Json() {}

    /** The notes of every subject that is followed up. */
    private static NamedType[] notes() {
        return NOTES.stream().flatMap(kind -> Arrays.stream(named(kind))).toArray(NamedType[]::new);
    }

    /** A value as one line. */
    static <T> String write(T value, Class<T> type) {
        return MAPPER.writerFor(type).writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readerFor(type).readValue(json);
    }

    private static NamedType[] named(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(type -> new NamedType(type, type.getSimpleName()))
                .toArray(NamedType[]::new);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface Typed {}

    /** What came later is left out while there is nothing to say, so that old lines stay as they were. */
    private interface ResolutionAdditions {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String change();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String authority();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ClauseId> clauses();
    }

    private interface AnswersCarried {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Set<RequirementId> carried();
    }

    private interface AnswersOfClausesCarried {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<ClauseId, Set<RequirementId>> carried();
    }

    private interface ProlongationAdditions {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<PartyDecision> decisions();
    }

    private interface FactsAdditions {
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Nothing.class)
        Proceedings proceedings();
    }

    /** Equal to what is not worth a word. */
    @SuppressWarnings("EqualsHashCode")
    static final class Nothing {
        @Override
        public boolean equals(@Nullable Object other) {
            return Proceedings.NONE.equals(other);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private interface OnlyWhatThereIs {}

    private interface SignatureAdditions {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<PartyId, Sha256> signed();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String original();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Sha256> evidence();
    }

    private static final class ValueSerializer<T> extends StdSerializer<T> {
        ValueSerializer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class ValueDeserializer<T> extends StdDeserializer<T> {
        private final Function<String, T> maker;

        ValueDeserializer(Class<T> type, Function<String, T> maker) {
            super(type);
            this.maker = maker;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return maker.apply(in.getString());
        }
    }

    private static final class KeyReader extends KeyDeserializer {
        private final Function<String, ?> maker;

        KeyReader(Function<String, ?> maker) {
            this.maker = maker;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return maker.apply(key);
        }
    }
}
