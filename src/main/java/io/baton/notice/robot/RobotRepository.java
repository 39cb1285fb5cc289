package io.baton.notice.robot;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface RobotRepository extends JpaRepository<Robot, Long> {

    boolean existsByNameAndIdNot(String name, long id);

    List<Robot> findAllByOrderByName();
}
