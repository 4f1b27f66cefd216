package no.avtaleverk.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product. Only what lies under this package is scanned; every module below it is imported by name. */
@SpringBootApplication
public class AvtaleverkApplication {
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(VerifyCommand.NAME)) {
            System.exit(VerifyCommand.run(arguments, System.out));
        }
        SpringApplication.run(AvtaleverkApplication.class, arguments);
    }
}
