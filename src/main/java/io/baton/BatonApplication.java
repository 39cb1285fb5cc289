package io.baton;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Baton: one application, one PostgreSQL, one embedded process engine. */
@SpringBootApplication
public class BatonApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BatonApplication.class, arguments);
    }
}
