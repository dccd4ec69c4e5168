namespace DigitalTwin.Testing.Storage;

/// <summary>One step of what was done to a <see cref="SimulatedDisk"/>.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Path">To which file or folder.</param>
/// <param name="To">New name, for a rename.</param>
/// <param name="File">Number of the file, whatever its name; 0 for folders.</param>
/// <param name="Offset">Byte at which content was put or the file was cut.</param>
/// <param name="Bytes">Content.</param>
public sealed record DiskStep(DiskStepKind Kind, string Path, string To, int File, int Offset, byte[] Bytes)
{
    /// <summary>Whether it changes the content of a file.</summary>
    public bool ChangesContent => Kind is DiskStepKind.Write or DiskStepKind.WriteAt or DiskStepKind.Truncate;

    /// <summary>Whether it changes entries of a folder.</summary>
    public bool ChangesEntries => Kind is DiskStepKind.MakeFolder or DiskStepKind.Make or DiskStepKind.Rename or DiskStepKind.Delete;

    /// <summary>Whether it makes earlier steps durable.</summary>
    public bool Synchronises => Kind is DiskStepKind.SyncFile or DiskStepKind.SyncFolder;

    /// <summary>The folder whose entries it changes or synchronises.</summary>
    public string Folder => Kind == DiskStepKind.SyncFolder ? Path : Above(Path);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Path}{(To.Length > 0 ? " to " + To : "")} {Offset}+{Bytes.Length}";

    /// <summary>Content of the file after it.</summary>
    public byte[] ContentAfter(byte[] before)
    {
        if (Kind == DiskStepKind.Write)
            return Bytes;
        if (Kind == DiskStepKind.Truncate)
            return before.Length > Offset ? before[..Offset] : before;
        byte[] grown = new byte[Math.Max(before.Length, Offset + Bytes.Length)];
        before.CopyTo(grown, 0);
        Bytes.CopyTo(grown, Offset);
        return grown;
    }

    /// <summary>Changes entries, path by number of the file, as it does; nothing, if it does not.</summary>
    public void ChangeEntries(IDictionary<string, int> entries)
    {
        if (Kind == DiskStepKind.Make)
            entries[Path] = File;
        if (Kind is not (DiskStepKind.Rename or DiskStepKind.Delete))
            return;
        if (entries.TryGetValue(Path, out int file) && file == File)
            entries.Remove(Path);
        if (Kind == DiskStepKind.Rename)
            entries[To] = File;
    }

    private static string Above(string path) => path.LastIndexOf('/') is int slash and >= 0 ? path[..slash] : "";
}
