package no.avtaleverk.web;

import no.avtaleverk.workflow.WorkflowConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The product. Only what lies under this package is scanned; every module below it is imported by name. */
@SpringBootApplication
@Import(WorkflowConfiguration.class)
public class AvtaleverkApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(AvtaleverkApplication.class, arguments);
    }
}
