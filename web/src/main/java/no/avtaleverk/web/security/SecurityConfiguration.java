package no.avtaleverk.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.web.problem.ProblemWriter;
import no.avtaleverk.workflow.calendar.Feeding;
import no.avtaleverk.workflow.notice.KnowingPeople;
import no.avtaleverk.workflow.search.SavingSearches;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Everything is closed unless it is opened here by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcSettings.class)
public class SecurityConfiguration {
    /** Where everyone may look, signed in or not. */
    private static final String[] OPEN = {
        "/sign-in",
        "/assets/**",
        "/favicon.ico",
        "/favicon.svg",
        "/error",
        "/problems/**",
        "/actuator/health",
        "/verify",
        "/v/*",
        "/feeds/*/calendar.ics",
        "/feeds/*/changes.atom",
        "/heads",
        "/heads.atom",
        "/heads/programs/*",
        "/api/v1/log/heads",
        "/api/v1/log/heads/*/*",
        "/api/v1/openapi.json"
    };

    /** What the public reads, by whoever asks, as nobody. Kept apart from all else, with a chain of its own. */
    private static final String[] PUBLIC = {
        "/offentlig",
        "/offentlig/part/*",
        "/offentlig/dekning",
        "/offentlig/a/*",
        "/offentlig/t/*",
        "/offentlig/t/*/pdf",
        "/offentlig/t/*/mot",
        "/offentlig/t/*/punkt/*",
        "/api/v1/open/versions/*/akoma-ntoso",
        "/offentlig/sok",
        "/offentlig/nytt.atom",
        "/offentlig/liste/*",
        "/offentlig/data",
        "/api/v1/open",
        "/api/v1/open/agreements",
        "/api/v1/open/agreements/*",
        "/api/v1/open/versions",
        "/api/v1/open/versions/*",
        "/api/v1/open/parties",
        "/api/v1/open/requirements",
        "/api/v1/open/coverage",
        "/api/v1/open/coverage/*",
        "/api/v1/open/changes",
        "/api/v1/open/catalog",
        "/api/v1/open/bulk",
        "/api/v1/open/bulk/open-data.zip"
    };

    /** The one page that others may show within their own. */
    private static final String EMBEDDABLE = "/offentlig/liste/";

    /** Nothing from elsewhere and nothing inline; pictures inside the style sheet are data. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** The largest body that is not an upload, in bytes. */
    private static final long MAX_BODY = 5L * 1024 * 1024;

    /** How many requests of one heavy kind are at work at a time. */
    private static final int AT_A_TIME = 2;

    /** How long such a request waits for those before it, in seconds. */
    private static final long PATIENCE = 30;

    @Bean
    SampleUsers sampleUsers(PartyRegister register) {
        return new SampleUsers(register);
    }

    @Bean
    @Profile(SignInMode.SAMPLE)
    SignInChoices sampleChoices(SampleUsers users) {
        return new SignInChoices(users.all(), List.of());
    }

    @Bean
    @Profile("!" + SignInMode.SAMPLE)
    SignInChoices issuerChoices(ClientRegistrationRepository registrations) {
        var issuers = new ArrayList<SignInChoices.Issuer>();
        if (registrations instanceof Iterable<?> several) {
            for (Object one : several) {
                if (one instanceof ClientRegistration registration) {
                    issuers.add(new SignInChoices.Issuer(
                            registration.getClientName(), "/oauth2/authorization/" + registration.getRegistrationId()));
                }
            }
        }
        return new SignInChoices(List.of(), issuers);
    }

    @Bean
    @Profile(SignInMode.SAMPLE)
    Accounts sampleAccounts(SampleUsers users) {
        return feed -> users.find(feed.reader().userId()).map(SampleUser::actor);
    }

    /** An issuer is not asked for accounts outside a session: what it said at the last sign-in counts, and not for long. */
    @Bean
    @Profile("!" + SignInMode.SAMPLE)
    Accounts issuerAccounts(Clock clock, @Value("${avtaleverk.feeds.days-since-sign-in:60}") int days) {
        return feed -> feed.seen().isBefore(clock.instant().minus(Duration.ofDays(days)))
                ? Optional.empty()
                : Optional.of(feed.reader());
    }

    /** Whoever signs in holds the roles they sign in with; that the note of it fails must not keep them out. */
    @Bean
    ApplicationListener<InteractiveAuthenticationSuccessEvent> whoSignsIn(
            KnowingPeople knowing, SavingSearches saving) {
        return event -> {
            if (event.getAuthentication().getPrincipal() instanceof SignedIn person) {
                try {
                    knowing.signedIn(person.actor());
                    saving.seen(person.actor());
                } catch (DataAccessException | TransactionException e) {
                    LOG.error("It could not be noted who holds which role", e);
                }
            }
        };
    }

    /** Another site's name that leads to this machine (DNS rebinding) opens nothing. */
    @Bean
    @Profile(SignInMode.SAMPLE)
    HttpFirewall loopbackNamesOnly() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(Set.of("localhost", "127.0.0.1", "[::1]", "::1")::contains);
        return firewall;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(MAX_BODY, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> publicTags() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/offentlig", "/offentlig/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OpenTags> openTags() {
        var registration = new FilterRegistrationBean<>(new OpenTags());
        registration.addUrlPatterns("/api/v1/open", "/api/v1/open/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    /** The public pages and the open data: no session, no cookie, no sign-in, and nothing but reading. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain publicPages(HttpSecurity http, ProblemWriter problems) {
        http.securityMatcher("/offentlig", "/offentlig/**", "/api/v1/open", "/api/v1/open/**");
        http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, PUBLIC)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, PUBLIC)
                .permitAll()
                .anyRequest()
                .denyAll());
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(csrf -> csrf.disable());
        http.requestCache(cache -> cache.disable());
        http.logout(logout -> logout.disable());
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, e) -> response.sendError(HttpServletResponse.SC_NOT_FOUND))
                .accessDeniedHandler((request, response, e) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)));
        http.headers(headers -> headers.cacheControl(cache -> cache.disable())
                .frameOptions(frames -> frames.disable())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .addHeaderWriter((request, response) -> {
                    boolean embeddable = request.getRequestURI().startsWith(EMBEDDABLE);
                    response.setHeader(
                            "Content-Security-Policy",
                            embeddable
                                    ? CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
                                    : CONTENT_SECURITY_POLICY);
                    if (!embeddable) {
                        response.setHeader("X-Frame-Options", "DENY");
                    }
                })
                .addHeaderWriter(SecurityConfiguration::forAnySite));
        http.addFilterBefore(new PublicDoor(), DisableEncodeUrlFilter.class);
        http.addFilterAfter(Gate.forPublicFiles(AT_A_TIME, PATIENCE, problems), AuthorizationFilter.class);
        return http.build();
    }

    /** Data may be read by the pages of any site; and what is no answer to be kept, is kept by nobody. */
    private static void forAnySite(HttpServletRequest request, HttpServletResponse response) {
        if (isApi(request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            response.setHeader(
                    HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                    "ETag, Link, Content-Length, Content-Range, Repr-Digest, Retry-After");
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        }
    }

    @Bean
    SecurityFilterChain everything(
            HttpSecurity http,
            ProblemWriter problems,
            SampleUsers users,
            OidcSettings oidc,
            PartyRegister register,
            Feeding feeding,
            ObjectProvider<ClientRegistrationRepository> registrations,
            ApplicationEventPublisher events,
            org.springframework.core.env.Environment environment) {
        boolean sample = environment.matchesProfiles(SignInMode.SAMPLE);
        var csrfTokens = new HttpSessionCsrfTokenRepository();
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/language")
                .permitAll()
                .anyRequest()
                .authenticated());
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).requireCsrfProtectionMatcher(csrfMatters()));
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(frames -> frames.deny())
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter
                                .CrossOriginResourcePolicy.SAME_ORIGIN)));
        var saved = new HttpSessionRequestCache();
        saved.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && !isApi(request)
                && !request.getRequestURI().startsWith("/assets/"));
        http.requestCache(cache -> cache.requestCache(saved));
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(notSignedIn(problems, sample))
                .accessDeniedHandler(forbidden(problems)));
        http.logout(logout -> logout.logoutUrl("/sign-out")
                .logoutSuccessHandler(toSignIn())
                .deleteCookies("avtaleverk-session")
                .permitAll());
        http.addFilterAfter(Gate.forUploads(AT_A_TIME, PATIENCE, problems), AuthorizationFilter.class);
        http.addFilterAfter(Gate.forStrangers(AT_A_TIME, PATIENCE, problems), AuthorizationFilter.class);
        http.addFilterAfter(Gate.forExaminations(AT_A_TIME, PATIENCE, problems), AuthorizationFilter.class);
        if (sample) {
            http.httpBasic(basic -> basic.authenticationEntryPoint(notSignedIn(problems, true)));
            http.authenticationManager(new ProviderManager(new SampleAuthentication(users)));
            http.addFilterAt(
                    sampleSignIn(users, csrfTokens, saved, events), UsernamePasswordAuthenticationFilter.class);
        } else if (registrations.getIfAvailable() != null) {
            var actors = new OidcActors(oidc, register);
            var people = new OidcUserService();
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .failureHandler(backToSignIn())
                    .userInfoEndpoint(info -> info.oidcUserService(request -> {
                        OidcUser user = people.loadUser(request);
                        try {
                            Actor actor = actors.actor(user.getClaims());
                            feeding.seen(actor);
                            return new OidcPerson(user, actor, actors.position(user.getClaims()));
                        } catch (OidcActors.UnfitAccountException e) {
                            throw new OAuth2AuthenticationException("unfit_account");
                        }
                    })));
        }
        return http.build();
    }

    /**
     * A token is asked of whoever the browser speaks for. A program that sends its own password with each request has no session to
     * be misused; a browser that remembers such a password tells where a request comes from, and gets no such freedom.
     */
    private static RequestMatcher csrfMatters() {
        return request -> {
            String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
            boolean program = isApi(request)
                    && authorization != null
                    && authorization.regionMatches(true, 0, "Basic ", 0, 6)
                    && request.getHeader("Sec-Fetch-Site") == null
                    && request.getHeader(HttpHeaders.COOKIE) == null;
            return !SAFE.contains(request.getMethod()) && !program;
        };
    }

    private static SampleSignInFilter sampleSignIn(
            SampleUsers users,
            HttpSessionCsrfTokenRepository csrfTokens,
            HttpSessionRequestCache saved,
            ApplicationEventPublisher events) {
        var filter = new SampleSignInFilter(users);
        filter.setApplicationEventPublisher(events);
        filter.setAuthenticationManager(new ProviderManager(new SampleAuthentication(users)));
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setSessionAuthenticationStrategy(new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(csrfTokens))));
        var success =
                new org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler();
        success.setRequestCache(saved);
        filter.setAuthenticationSuccessHandler(success);
        filter.setAuthenticationFailureHandler(backToSignIn());
        return filter;
    }

    private static LogoutSuccessHandler toSignIn() {
        var handler = new SimpleUrlLogoutSuccessHandler();
        handler.setDefaultTargetUrl("/sign-in");
        return handler;
    }

    private static AuthenticationFailureHandler backToSignIn() {
        return new SimpleUrlAuthenticationFailureHandler("/sign-in?failed");
    }

    private static AuthenticationEntryPoint notSignedIn(ProblemWriter problems, boolean sample) {
        var signInPage = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return (HttpServletRequest request, HttpServletResponse response, AuthenticationException e) -> {
            if (!isApi(request)) {
                signInPage.commence(request, response, e);
                return;
            }
            // A browser would answer a Basic challenge with a box of its own in front of our pages.
            boolean browser = request.getHeader("Sec-Fetch-Mode") != null;
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, (sample && !browser ? "Basic" : "Session") + " realm=\"Avtaleverk\"");
            problems.write(request, response, ProblemKind.NOT_SIGNED_IN);
        };
    }

    private static AccessDeniedHandler forbidden(ProblemWriter problems) {
        return (request, response, e) -> {
            ProblemKind kind = e instanceof CsrfException ? ProblemKind.CSRF_TOKEN_MISSING : ProblemKind.NOT_ALLOWED;
            writeOrSend(problems, request, response, kind);
        };
    }

    private static void writeOrSend(
            ProblemWriter problems, HttpServletRequest request, HttpServletResponse response, ProblemKind kind)
            throws IOException {
        if (isApi(request)) {
            problems.write(request, response, kind);
        } else {
            request.setAttribute(ProblemKind.class.getName(), kind);
            response.sendError(kind.status());
        }
    }

    private static boolean isApi(@Nullable HttpServletRequest request) {
        return request != null && ProblemWriter.isApi(request);
    }
}
