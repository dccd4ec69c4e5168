namespace DigitalTwin.Results.Files;

/// <summary>
/// All that the store and the history of a run ask of a file system, within one folder. Paths are relative to it, with <c>/</c>. What was
/// done is durable once the file (its content) or the folder (its entries) was synchronised, and not before.
/// </summary>
public interface IFileSystem
{
    /// <summary>The folder, as a person would name it.</summary>
    string Folder { get; }

    /// <summary>Content of a file; null if it is not there.</summary>
    byte[]? Read(string path);

    /// <summary>Opens a file, whoever else reads or writes it, to read pieces of it; null if it is not there.</summary>
    Stream? OpenRead(string path);

    /// <summary>Length of a file in bytes; null if it is not there.</summary>
    long? Length(string path);

    /// <summary>Names of the files in a folder, in ordinal order; none if it is not there.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>Makes a folder, and those above it; done if it is there.</summary>
    void CreateFolder(string folder);

    /// <summary>Makes a file with this content, or gives it to one that is there.</summary>
    void Write(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Puts bytes into a file that is there, from a place on that is not beyond its end.</summary>
    void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts off the end of a file.</summary>
    void Truncate(string path, long length);

    /// <summary>Gives a file another name, in one step; a file that had it is gone.</summary>
    void Rename(string from, string to);

    /// <summary>Deletes a file; done if it is not there.</summary>
    void Delete(string path);

    /// <summary>Returns when the content of a file is on durable storage.</summary>
    void SyncFile(string path);

    /// <summary>Returns when the entries of a folder are on durable storage: what was made, renamed and deleted in it.</summary>
    void SyncFolder(string folder);

    /// <summary>Waits until nobody else, in no other process either, has the lock of this name, and has it until disposed of.</summary>
    /// <exception cref="IOException">Somebody has held it for too long.</exception>
    IDisposable Lock(string path);

    /// <summary>The same for who only reads: where the lock's file may not be written, it is enough that it can be opened.</summary>
    /// <exception cref="IOException">Somebody has held it for too long.</exception>
    IDisposable LockToRead(string path) => Lock(path);
}
