package io.baton.project.catalogue;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProductRepository extends JpaRepository<Product, String> {

    /** With their scenarios, in one statement. */
    @EntityGraph(attributePaths = "scenarios")
    List<Product> findAllByOrderByPosition();
}
