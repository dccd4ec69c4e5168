namespace DigitalTwin.Results.Files;

/// <summary>A folder on disk.</summary>
public sealed class DiskFileSystem : IFileSystem
{
    private const FileShare Anybody = FileShare.ReadWrite | FileShare.Delete;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsWriteProtected = unchecked((int)0x80070013);
    private const int ReadOnlyFileSystem = 30;
    private const int LinuxWouldBlock = 11;
    private const int BsdWouldBlock = 35;
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(2);

    /// <summary>Takes a folder, and makes it where it is missing.</summary>
    public DiskFileSystem(string folder)
    {
        Folder = Path.GetFullPath(folder);
        CreateFolder("");
    }

    /// <inheritdoc/>
    public string Folder { get; }

    /// <inheritdoc/>
    public byte[]? Read(string path) => File.Exists(PathOf(path)) ? File.ReadAllBytes(PathOf(path)) : null;

    /// <inheritdoc/>
    public Stream? OpenRead(string path)
    {
        try
        {
            return new FileStream(PathOf(path), FileMode.Open, FileAccess.Read, Anybody, bufferSize: 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public long? Length(string path)
    {
        var file = new FileInfo(PathOf(path));
        return file.Exists ? file.Length : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => !Directory.Exists(PathOf(folder))
        ? []
        : [.. Directory.EnumerateFiles(PathOf(folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void CreateFolder(string folder)
    {
        var missing = new Stack<string>();
        for (string? path = PathOf(folder); path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
            missing.Push(path);
        foreach (string path in missing)
        {
            Directory.CreateDirectory(path);
            FolderSync.Sync(Path.GetDirectoryName(path)!);
        }
    }

    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> bytes) => Put(path, FileMode.Create, 0, bytes);

    /// <inheritdoc/>
    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes) => Put(path, FileMode.Open, offset, bytes);

    /// <inheritdoc/>
    public void Truncate(string path, long length)
    {
        using var file = new FileStream(PathOf(path), FileMode.Open, FileAccess.Write, Anybody, bufferSize: 0);
        file.SetLength(length);
    }

    /// <inheritdoc/>
    public void Rename(string from, string to) => File.Move(PathOf(from), PathOf(to), overwrite: true);

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(PathOf(path));

    /// <inheritdoc/>
    public void SyncFile(string path)
    {
        using var file = new FileStream(PathOf(path), FileMode.Open, FileAccess.ReadWrite, Anybody, bufferSize: 0);
        file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void SyncFolder(string folder) => FolderSync.Sync(PathOf(folder));

    /// <inheritdoc/>
    public IDisposable Lock(string path) => Wait(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    /// <inheritdoc/>
    public IDisposable LockToRead(string path)
    {
        try
        {
            return Lock(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException || (e is IOException io && MayNotBeWritten(io)))
        {
            return OpenLock(path);
        }
    }

    /// <summary>Where the folder may not be written: the lock that its owner made, or none where there is none.</summary>
    private IDisposable OpenLock(string path)
    {
        try
        {
            return Wait(path, FileMode.Open, FileAccess.Read);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            return new MemoryStream();
        }
    }

    private FileStream Wait(string path, FileMode mode, FileAccess access)
    {
        long began = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new FileStream(PathOf(path), mode, access, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (IsHeld(e))
            {
                if (Environment.TickCount64 - began > LockPatience.TotalMilliseconds)
                    throw new IOException($"{PathOf(path)} is held by another process.", e);
            }

            Pause();
        }
    }

    /// <summary>Whether the medium can only be read.</summary>
    private static bool MayNotBeWritten(IOException failure) =>
        failure.HResult == (OperatingSystem.IsWindows() ? WindowsWriteProtected : ReadOnlyFileSystem);

    /// <summary>Whether a file could not be opened because another process holds it, and for no other reason.</summary>
    internal static bool IsHeld(IOException failure) =>
        failure.HResult == (OperatingSystem.IsWindows() ? WindowsSharingViolation
            : OperatingSystem.IsLinux() ? LinuxWouldBlock : BsdWouldBlock);

    /// <summary>No system reports when a file's lock is free again: one looks from time to time.</summary>
    private static void Pause()
    {
        using var never = new ManualResetEvent(false);
        never.WaitOne(LockPause);
    }

    private string PathOf(string path) => Path.Join(Folder, path).TrimEnd(Path.DirectorySeparatorChar);

    private void Put(string path, FileMode mode, long offset, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(PathOf(path), mode, FileAccess.Write, Anybody, bufferSize: 0);
        file.Position = offset;
        file.Write(bytes);
    }
}
