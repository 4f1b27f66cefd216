package no.avtaleverk.web.posten;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.signing.SigningServiceException.Fault;
import no.digipost.signature.client.core.exceptions.BrokerNotAuthorizedException;
import no.digipost.signature.client.core.exceptions.CantQueryStatusException;
import no.digipost.signature.client.core.exceptions.CertificateException;
import no.digipost.signature.client.core.exceptions.InvalidStatusQueryTokenException;
import no.digipost.signature.client.core.exceptions.KeyException;
import no.digipost.signature.client.core.exceptions.TooEagerPollingException;
import no.digipost.signature.client.core.exceptions.UnexpectedResponseException;
import org.apache.hc.core5.http.StreamClosedException;

/** The client's many exceptions, told as what they mean to us. Nothing a person wrote is handed on, since it may name a person. */
final class PostenFaults {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private PostenFaults() {}

    static <T> T told(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (SigningServiceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw told(e);
        }
    }

    static SigningServiceException told(RuntimeException e) {
        String what = e.getClass().getSimpleName();
        return switch (e) {
            case TooEagerPollingException often -> new SigningServiceException(Fault.TOO_OFTEN, what, e);
            case InvalidStatusQueryTokenException wrong -> new SigningServiceException(Fault.WRONG_TOKEN, what, null);
            case CantQueryStatusException early -> new SigningServiceException(Fault.NOT_READY, what, null);
            case BrokerNotAuthorizedException closed -> new SigningServiceException(Fault.NOT_LET_IN, what, e);
            case KeyException key -> new SigningServiceException(Fault.NOT_LET_IN, what, e);
            case CertificateException certificate -> new SigningServiceException(Fault.NOT_LET_IN, what, e);
            case no.digipost.signature.client.core.exceptions.SecurityException untrusted ->
                new SigningServiceException(Fault.NOT_LET_IN, what, e);
            case UnexpectedResponseException answer ->
                new SigningServiceException(of(answer.httpStatusCode()), "status " + answer.httpStatusCode(), null);
            default -> ofCause(e, what);
        };
    }

    private static Fault of(int status) {
        return switch (status) {
            case 401, 403 -> Fault.NOT_LET_IN;
            case NOT_FOUND, GONE -> Fault.UNKNOWN_JOB;
            case TOO_MANY -> Fault.TOO_OFTEN;
            default -> status >= SERVER ? Fault.DOWN : Fault.REFUSED;
        };
    }

    private static SigningServiceException ofCause(RuntimeException e, String what) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return new SigningServiceException(Fault.SLOW, what, e);
            }
            if (cause instanceof SSLException
                    || cause instanceof no.digipost.signature.client.core.exceptions.SecurityException) {
                return new SigningServiceException(
                        Fault.NOT_LET_IN, cause.getClass().getSimpleName(), e);
            }
            if (cause instanceof StreamClosedException) {
                // Asked for a status, the client reads an error it does not know twice, and fails the second time.
                return new SigningServiceException(Fault.UNKNOWN_JOB, "an error that could not be read", e);
            }
            if (cause instanceof IOException) {
                return new SigningServiceException(Fault.DOWN, cause.getClass().getSimpleName(), e);
            }
        }
        return new SigningServiceException(Fault.UNREADABLE, what, e);
    }
}
