package no.avtaleverk.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.StaleAgreementException;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import no.avtaleverk.search.SearchUnavailableException;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.body.UnknownBodyException;
import no.avtaleverk.workflow.publication.FaultyTextException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers every exception of the API with problem details. Exceptions of pages are left to the pages. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final LocaleResolver locales;

    ProblemAdvice(Problems problems, LocaleResolver locales) {
        this.problems = problems;
        this.locales = locales;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Problem> answer(Exception e, HttpServletRequest request) throws Exception {
        if (!ProblemWriter.isApi(request)) {
            throw e;
        }
        Locale locale = locales.resolveLocale(request);
        Problem problem = problem(e, locale, request);
        var headers = new HttpHeaders();
        if (e instanceof ErrorResponse known) {
            headers.putAll(known.getHeaders());
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .body(new Problem(
                        problem.type(),
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        request.getRequestURI(),
                        problem.reasons(),
                        problem.more()));
    }

    private Problem problem(Exception e, Locale locale, HttpServletRequest request) {
        return switch (e) {
            case RefusedException refused -> refused(refused, locale);
            case InvalidRequestException invalid -> invalid(invalid.faults(), locale);
            case ProblemException known -> problems.of(known.kind(), locale, known.about());
            case UnreadableUploadException unreadable -> problems.unreadable(unreadable.fault(), locale);
            case UnknownAgreementException unknown -> problems.of(ProblemKind.NOT_FOUND, locale);
            case FaultyTextException faulty -> problems.of(ProblemKind.TEXT_FAULTY, locale);
            case UnknownBodyException unknown -> problems.of(ProblemKind.NOT_FOUND, locale);
            case SearchUnavailableException unavailable -> logged(ProblemKind.UNAVAILABLE, e, locale);
            case TransientDataAccessException unavailable -> logged(ProblemKind.UNAVAILABLE, e, locale);
            case UnprintableTextException letter ->
                problems.of(ProblemKind.LETTER_NOT_PRINTABLE, locale, letter.letter(), letter.clause());
            case StaleAgreementException stale -> problems.of(ProblemKind.AGREEMENT_CHANGED_MEANWHILE, locale);
            case NoResourceFoundException none -> problems.of(ProblemKind.NOT_FOUND, locale);
            case MaxUploadSizeExceededException big -> problems.unreadable(ReadFault.TOO_BIG, locale);
            case MissingServletRequestParameterException missing -> missing(missing.getParameterName(), locale);
            case MissingServletRequestPartException missing -> missing(missing.getRequestPartName(), locale);
            case MissingRequestHeaderException missing ->
                missing.getHeaderName().equalsIgnoreCase(HttpHeaders.IF_MATCH)
                        ? problems.of(ProblemKind.PRECONDITION_REQUIRED, locale)
                        : missing(missing.getHeaderName(), locale);
            case MissingRequestValueException missing -> missing(String.valueOf(missing.getMessage()), locale);
            case MultipartException broken ->
                tooBig(broken)
                        ? problems.unreadable(ReadFault.TOO_BIG, locale)
                        : problems.of(ProblemKind.MALFORMED_BODY, locale, "multipart/form-data");
            case MethodArgumentTypeMismatchException mismatch ->
                invalid(
                        List.of(new InvalidRequestException.Fault(
                                mismatch.getName(), abbreviated(String.valueOf(mismatch.getValue())))),
                        locale);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable, locale);
            case HttpRequestMethodNotSupportedException method ->
                problems.of(ProblemKind.METHOD_NOT_ALLOWED, locale, method.getMethod(), methods(method));
            case HttpMediaTypeNotSupportedException type ->
                problems.of(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        locale,
                        type.getContentType() == null ? "" : type.getContentType(),
                        types(type.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException type ->
                problems.of(ProblemKind.NOT_ACCEPTABLE, locale, types(type.getSupportedMediaTypes()));
            case ErrorResponse known -> known(known, e, locale, request);
            default -> unexpected(e, locale);
        };
    }

    private Problem refused(RefusedException refused, Locale locale) {
        Problem problem = problems.refused(refused.reasons(), refused.clauses(), locale);
        boolean changed =
                refused.reasons().stream().anyMatch(reason -> reason instanceof Refusal.ClauseChangedMeanwhile);
        return refused.yours()
                .filter(yours -> changed)
                .map(yours -> problem.with("yours", Problems.told(yours)))
                .orElse(problem);
    }

    private Problem known(ErrorResponse known, Exception e, Locale locale, HttpServletRequest request) {
        return switch (known.getStatusCode().value()) {
            case 400 -> problems.of(ProblemKind.MALFORMED_BODY, locale, request.getMethod());
            case 404 -> problems.of(ProblemKind.NOT_FOUND, locale);
            case 413 -> problems.unreadable(ReadFault.TOO_BIG, locale);
            default -> unexpected(e, locale);
        };
    }

    private Problem logged(ProblemKind kind, Exception e, Locale locale) {
        LOG.warn("Answered {}", kind.slug(), e);
        return problems.of(kind, locale);
    }

    private Problem unexpected(Exception e, Locale locale) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Error {}", id, e);
        return problems.of(ProblemKind.INTERNAL_ERROR, locale, id).with("errorId", id);
    }

    private Problem missing(String field, Locale locale) {
        return invalid(List.of(InvalidRequestException.Fault.missing(field)), locale);
    }

    private Problem invalid(List<InvalidRequestException.Fault> faults, Locale locale) {
        boolean anyGiven = faults.stream().anyMatch(fault -> !fault.value().isEmpty());
        ProblemKind kind = anyGiven ? ProblemKind.INVALID_VALUE : ProblemKind.MISSING_PARAMETER;
        var reasons = new ArrayList<Problem.Reason>();
        for (InvalidRequestException.Fault fault : faults) {
            boolean missing = fault.value().isEmpty();
            String text = missing
                    ? problems.of(ProblemKind.MISSING_PARAMETER, locale, fault.field())
                            .detail()
                    : problems.of(ProblemKind.INVALID_VALUE, locale, fault.field(), fault.value())
                            .detail();
            reasons.add(new Problem.Reason(missing ? "missing" : "invalid", text, Map.of("field", fault.field())));
        }
        Problem problem = problems.of(kind, locale, "", "");
        return new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                reasons.stream().map(Problem.Reason::text).collect(Collectors.joining(" ")),
                null,
                reasons,
                Map.of());
    }

    private Problem unreadable(HttpMessageNotReadableException e, Locale locale) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooBigException) {
                return problems.of(ProblemKind.TOO_BIG, locale, 5);
            }
        }
        if (e.getCause() == null) {
            return problems.of(ProblemKind.MALFORMED_BODY, locale, "JSON");
        }
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                problems.of(
                        ProblemKind.UNKNOWN_FIELD,
                        locale,
                        path(unknown),
                        Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", ")));
            case InvalidNullException hole -> missing(path(hole), locale);
            case InvalidFormatException format ->
                invalid(
                        List.of(new InvalidRequestException.Fault(
                                path(format), abbreviated(String.valueOf(format.getValue())))),
                        locale);
            case DatabindException other ->
                problems.of(ProblemKind.MALFORMED_BODY, locale, path(other).isEmpty() ? "JSON" : path(other));
            case JacksonException broken ->
                problems.of(
                        ProblemKind.MALFORMED_BODY,
                        locale,
                        broken.getLocation() == null
                                ? "JSON"
                                : "%d:%d"
                                        .formatted(
                                                broken.getLocation().getLineNr(),
                                                broken.getLocation().getColumnNr()));
            default -> problems.of(ProblemKind.MALFORMED_BODY, locale, "JSON");
        };
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    private static boolean tooBig(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getSimpleName();
            if (name.contains("SizeLimit") || name.contains("SizeException")) {
                return true;
            }
        }
        return false;
    }

    private static String methods(HttpRequestMethodNotSupportedException e) {
        @Nullable String[] supported = e.getSupportedMethods();
        return supported == null ? HttpMethod.GET.name() : String.join(", ", new TreeSet<>(Arrays.asList(supported)));
    }

    private static String types(List<MediaType> types) {
        return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
    }

    private static String abbreviated(String value) {
        return value.length() <= 100 ? value : value.substring(0, 100) + "…";
    }
}
