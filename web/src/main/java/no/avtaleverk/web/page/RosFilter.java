package no.avtaleverk.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import org.jspecify.annotations.Nullable;

/**
 * What of a checklist the reader asks to see. What can not be read is left out, so that an old link still leads to the list.
 *
 * @param zone name of a zone, or {@link #UNGRADED}; empty for all
 * @param area id of an area, which the matrix shows as well; empty for all
 * @param before whether the matrix shows what stood before the measures
 */
record RosFilter(String zone, String standing, String kind, boolean raised, boolean mine, String area, boolean before) {
    static final String UNGRADED = "NONE";

    static RosFilter of(Map<String, String> asked, RosScale scale) {
        String area = asked.getOrDefault("area", "");
        return new RosFilter(
                known(asked.get("zone"), no.avtaleverk.model.ros.Zone.values(), UNGRADED),
                known(asked.get("standing"), RosLine.Standing.values(), ""),
                known(asked.get("kind"), RosRow.Kind.values(), ""),
                asked.containsKey("raised"),
                asked.containsKey("mine"),
                scale.area(area).isPresent() ? area : "",
                "before".equals(asked.get("when")));
    }

    private static String known(@Nullable String asked, Enum<?>[] values, String besides) {
        return asked != null
                        && (asked.equals(besides)
                                || Arrays.stream(values)
                                        .anyMatch(one -> one.name().equals(asked)))
                ? asked
                : "";
    }

    /** Whether some rows are left out. */
    public boolean isNarrow() {
        return !zone.isEmpty() || !standing.isEmpty() || !kind.isEmpty() || raised || mine || !area.isEmpty();
    }

    /** The query that asks for the same but for one thing; an empty value takes it away. */
    public String with(String name, String value) {
        var all = new LinkedHashMap<String, String>();
        all.put("zone", zone);
        all.put("standing", standing);
        all.put("kind", kind);
        all.put("raised", raised ? "yes" : "");
        all.put("mine", mine ? "yes" : "");
        all.put("area", area);
        all.put("when", before ? "before" : "");
        all.put(name, value);
        return all.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    boolean takes(RosItem item, RosScale scale, @Nullable PartyId own) {
        return (zone.isEmpty()
                        || item.zone(scale).map(Enum::name).orElse(UNGRADED).equals(zone))
                && (standing.isEmpty()
                        || item.lines().stream()
                                .anyMatch(line -> line.standing().name().equals(standing))
                        || standing.equals(RosLine.Standing.PROPOSED.name()) && item.awaitsYes())
                && (kind.isEmpty() || item.row().kind().name().equals(kind))
                && (!raised || item.row().isRaised())
                && (!mine || own != null && !item.toScore(own).isEmpty())
                && (area.isEmpty() || item.line(area).isPresent());
    }
}
