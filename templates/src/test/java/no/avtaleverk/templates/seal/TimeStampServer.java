package no.avtaleverk.templates.seal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import no.avtaleverk.templates.seal.ThrowAwayAuthority.Entry;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamp service on the loopback (RFC 3161) that can be told to fail. */
final class TimeStampServer implements AutoCloseable {
    /** How it answers. */
    enum Mood {
        WELL,
        WITH_AN_ERROR,
        WITH_NONSENSE,
        WITH_ANOTHER_TIME_STAMP,
        NEVER
    }

    private final HttpServer server;
    private final Entry key;
    private final CountDownLatch closed = new CountDownLatch(1);
    volatile Mood mood = Mood.WELL;

    TimeStampServer(Entry key) throws IOException {
        this.key = key;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://%s:%d/"
                .formatted(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            switch (mood) {
                case WITH_AN_ERROR -> exchange.sendResponseHeaders(503, -1);
                case NEVER -> closed.await();
                case WITH_NONSENSE ->
                    send(exchange, "<html>Velkommen</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                case WITH_ANOTHER_TIME_STAMP -> send(exchange, stamped(new TimeStampRequest(request), new byte[32]));
                case WELL -> {
                    var asked = new TimeStampRequest(request);
                    send(exchange, stamped(asked, asked.getMessageImprintDigest()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private byte[] stamped(TimeStampRequest request, byte[] digest) throws IOException {
        try {
            var tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key.key(), key.certificate()),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier("1.2.3.4"));
            tokens.addCertificates(new JcaCertStore(key.chain()));
            var answered = new org.bouncycastle.tsp.TimeStampRequestGenerator();
            answered.setCertReq(true);
            TimeStampRequest about = answered.generate(request.getMessageImprintAlgOID(), digest, request.getNonce());
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED, Set.of())
                    .generate(about, BigInteger.ONE, Date.from(Instant.now()))
                    .getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
