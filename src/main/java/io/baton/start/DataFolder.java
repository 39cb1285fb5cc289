package io.baton.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder with everything a Baton without a configured database keeps, locked against a second one as long as it is open. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder when it is missing and locks it. The operating system drops the lock with the process, also after SIGKILL.
     *
     * @throws StartRefused when another process holds it, or it can't be written
     */
    static DataFolder open(Path wanted) {
        var path = wanted.toAbsolutePath().normalize();
        try {
            create(path);
            var channel =
                    FileChannel.open(path.resolve("baton.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StartRefused(
                        "另一个 Baton 正在使用数据文件夹 %s：请先停止它，或用 baton.data 指定别的文件夹。".formatted(path),
                        "Another Baton uses this folder, %s: stop it first, or name another folder by baton.data."
                                .formatted(path));
            }
            return new DataFolder(path, channel);
        } catch (IOException cause) {
            throw new StartRefused(
                    "数据文件夹 %s 无法写入：请修改其权限，或用 baton.data 指定别的文件夹。".formatted(path),
                    "The data folder %s can't be written: change its permissions, or name another folder by baton.data."
                            .formatted(path),
                    cause);
        }
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Files.createDirectories(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
