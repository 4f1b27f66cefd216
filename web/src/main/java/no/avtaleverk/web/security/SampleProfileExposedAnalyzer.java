package no.avtaleverk.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what to do instead, without a stack trace. */
final class SampleProfileExposedAnalyzer extends AbstractFailureAnalyzer<SampleProfileExposedException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SampleProfileExposedException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ": its users share a password that everyone knows.",
                "Leave server.address out, or set it to 127.0.0.1. To be reached by others, configure sign-in with "
                        + SignInMode.ISSUER + ".",
                cause);
    }
}
