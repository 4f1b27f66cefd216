package no.avtaleverk.web.problem;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Refusal;

/** The data a refusal carries, by the names it has in the model. */
final class RefusalData {
    private RefusalData() {}

    static Map<String, Object> of(Refusal refusal) {
        var data = new LinkedHashMap<String, Object>();
        for (RecordComponent component : refusal.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(refusal);
                data.put(component.getName(), value instanceof ClauseText words ? words.sha256() : value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Every refusal is a public record", e);
            }
        }
        return data;
    }
}
