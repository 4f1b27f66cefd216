package no.avtaleverk.web.wiring;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Value records as plain JSON strings. */
final class ValueModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ValueModule() {
        super("avtaleverk-values");
        Values.ALL.forEach(this::register);
    }

    private <T> void register(Values<T> value) {
        addSerializer(value.type(), new Writer<>(value));
        addKeySerializer(value.type(), new KeyWriter<>(value));
        addDeserializer(value.type(), new Reader<>(value));
        addKeyDeserializer(value.type(), new KeyReader<>(value));
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private final Values<T> value;

        Writer(Values<T> value) {
            super(value.type());
            this.value = value;
        }

        @Override
        public void serialize(T one, JsonGenerator json, SerializationContext context) {
            json.writeString(value.write().apply(one));
        }
    }

    private static final class KeyWriter<T> extends StdSerializer<T> {
        private final Values<T> value;

        KeyWriter(Values<T> value) {
            super(value.type());
            this.value = value;
        }

        @Override
        public void serialize(T one, JsonGenerator json, SerializationContext context) {
            json.writeName(value.write().apply(one));
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final Values<T> value;

        Reader(Values<T> value) {
            super(value.type());
            this.value = value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getValueAsString();
            if (text == null) {
                return (T) context.handleUnexpectedToken(value.type(), json);
            }
            try {
                return value.read().apply(text);
            } catch (IllegalArgumentException e) {
                return (T) context.handleWeirdStringValue(value.type(), text, String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class KeyReader<T> extends KeyDeserializer {
        private final Values<T> value;

        KeyReader(Values<T> value) {
            this.value = value;
        }

        @Override
        public @Nullable Object deserializeKey(String key, DeserializationContext context) {
            try {
                return value.read().apply(key);
            } catch (IllegalArgumentException e) {
                return context.handleWeirdKey(value.type(), key, String.valueOf(e.getMessage()));
            }
        }
    }
}
