package no.avtaleverk.model.notice;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which task of an agreement a notification is about.
 *
 * @param kind name of the kind of task
 * @param what name of what is to be followed up; empty when nothing is
 * @param subject of the dossier; absent when it is about none
 * @param item in the dossier; empty when it is about all of it or none
 * @param hearing number of the høring; 0 when it is about none
 * @param roles who does it
 * @param inner whether no other organisation may know of it, so that no mail says what it is
 * @param part which of several tasks about the same item; empty when there is one
 */
public record TaskKey(
        String kind,
        String what,
        @Nullable FollowUpSubject subject,
        String item,
        int hearing,
        Set<Role> roles,
        boolean inner,
        String part) {
    private static final String BETWEEN = "|";

    public TaskKey {
        roles = Set.copyOf(roles);
    }

    /** The only task about its item. */
    public TaskKey(
            String kind,
            String what,
            @Nullable FollowUpSubject subject,
            String item,
            int hearing,
            Set<Role> roles,
            boolean inner) {
        this(kind, what, subject, item, hearing, roles, inner, "");
    }

    /** On one line, the same for the same task. */
    public String text() {
        return String.join(
                BETWEEN,
                kind,
                what,
                subject == null ? "" : subject.name(),
                item.replace(BETWEEN, "/"),
                String.valueOf(hearing),
                roles.stream().sorted().map(Role::name).collect(Collectors.joining(",")),
                inner ? "INNER" : "",
                part.replace(BETWEEN, "/"));
    }

    /**
     * Read what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static TaskKey parse(String text) {
        List<String> parts = List.of(text.split("\\|", -1));
        // Keys stored before tasks were told apart by their part end one field earlier.
        if (parts.size() != 7 && parts.size() != 8) {
            throw new IllegalArgumentException("Not the key of a task: '%s'".formatted(text));
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : parts.get(5).split(",", -1)) {
            if (!role.isEmpty()) {
                roles.add(Role.valueOf(role));
            }
        }
        return new TaskKey(
                parts.get(0),
                parts.get(1),
                parts.get(2).isEmpty() ? null : FollowUpSubject.valueOf(parts.get(2)),
                parts.get(3),
                Integer.parseInt(parts.get(4)),
                roles,
                !parts.get(6).isEmpty(),
                parts.size() == 8 ? parts.get(7) : "");
    }
}
