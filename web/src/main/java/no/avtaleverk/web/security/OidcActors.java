package no.avtaleverk.web.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;

/**
 * Reads an actor out of an issuer's claims. Somebody from an unknown organisation, or without a role, is signed in and may do
 * nothing.
 */
final class OidcActors {
    private final OidcSettings settings;
    private final PartyRegister register;

    OidcActors(OidcSettings settings, PartyRegister register) {
        this.settings = settings;
        this.register = register;
    }

    Actor actor(Map<String, Object> claims) {
        String user = text(claims, settings.userClaim())
                .orElseGet(() -> text(claims, "sub").orElse(""));
        if (user.isBlank() || user.matches("[0-9]{11}")) {
            // An account named by a national identity number would write that number into a log that is never deleted.
            throw new UnfitAccountException();
        }
        String name = text(claims, settings.nameClaim()).orElse(user);
        Optional<PartyId> organisation =
                text(claims, settings.organisationClaim()).flatMap(this::party);
        Set<Role> roles = roles(claims);
        if (organisation.isEmpty() && !roles.contains(Role.AUDITOR)) {
            return new Actor(user, name, null, Set.of(), Set.of());
        }
        return new Actor(user, name, organisation.orElse(null), roles, remit(claims, organisation, roles));
    }

    String position(Map<String, Object> claims) {
        return text(claims, settings.positionClaim()).orElse("");
    }

    private Set<PartyId> remit(Map<String, Object> claims, Optional<PartyId> organisation, Set<Role> roles) {
        var remit = new TreeSet<PartyId>();
        if (roles.contains(Role.AUDITOR)) {
            texts(claims, settings.remitClaim()).forEach(number -> party(number).ifPresent(remit::add));
            organisation.ifPresent(remit::add);
        }
        if (roles.contains(Role.RHF)) {
            organisation.ifPresent(region -> {
                remit.add(region);
                remit.addAll(register.trustsUnder(region));
            });
        }
        return remit;
    }

    private Set<Role> roles(Map<String, Object> claims) {
        var roles = EnumSet.noneOf(Role.class);
        for (String given : texts(claims, settings.rolesClaim())) {
            String ours = settings.roles().getOrDefault(given, given);
            for (Role role : Role.values()) {
                if (role.name().equals(ours.strip().toUpperCase(Locale.ROOT).replace('-', '_'))) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private Optional<PartyId> party(String number) {
        try {
            return register.withOrganisationNumber(OrganisationNumber.parse(number))
                    .map(Party::id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, Object> claims, String claim) {
        return texts(claims, claim).stream().findFirst();
    }

    private static List<String> texts(Map<String, Object> claims, String claim) {
        Object value = claims.get(claim);
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    /** The issuer names the account by a national identity number, or not at all. */
    static final class UnfitAccountException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
