package no.avtaleverk.web;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The product. Only what lies under this package is scanned; every module below it is imported by name. Beans are named in full, since
 * the API and the pages both have an {@code AgreementController}.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class AvtaleverkApplication {
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(VerifyCommand.NAME)) {
            System.exit(VerifyCommand.run(arguments, System.out));
        }
        if (arguments.length > 0 && ArchiveCommand.isNamed(arguments[0])) {
            System.exit(
                    ArchiveCommand.run(arguments, System.out, Clock.systemUTC().instant()));
        }
        SpringApplication.run(AvtaleverkApplication.class, arguments);
    }
}
