namespace DigitalTwin.Testing.Storage;

/// <summary>What a step changes, and so what makes it durable.</summary>
public enum DiskStepKind
{
    /// <summary>A folder is made: an entry of the one above.</summary>
    MakeFolder,

    /// <summary>A file is made: an entry of its folder.</summary>
    Make,

    /// <summary>A file gets its whole content.</summary>
    Write,

    /// <summary>Bytes are put into a file.</summary>
    WriteAt,

    /// <summary>A file is cut off.</summary>
    Truncate,

    /// <summary>An entry of a folder gets another name.</summary>
    Rename,

    /// <summary>An entry of a folder goes.</summary>
    Delete,

    /// <summary>What happened to a file before becomes durable.</summary>
    SyncFile,

    /// <summary>What happened to the entries of a folder before becomes durable.</summary>
    SyncFolder,
}
