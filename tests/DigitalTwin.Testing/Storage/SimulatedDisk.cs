using DigitalTwin.Results.Files;

namespace DigitalTwin.Testing.Storage;

/// <summary>
/// A file system in memory that remembers every step, so that <see cref="Crash"/> can say what a real one might hold had the power gone
/// after any of them. A step can be made to fail, before or after its effect.
/// </summary>
public sealed class SimulatedDisk : IFileSystem
{
    private readonly SortedDictionary<string, int> _entries = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal) { "" };
    private readonly Dictionary<int, byte[]> _files = [];
    private readonly List<DiskStep> _steps = [];
    private int _lastFile;
    private bool _locked;

    /// <inheritdoc/>
    public string Folder => "disk";

    /// <summary>Everything that was done.</summary>
    public IReadOnlyList<DiskStep> Steps => _steps;

    /// <summary>Index of the step that fails; none by default.</summary>
    public int FailingStep { get; set; } = -1;

    /// <summary>When the failing step fails.</summary>
    public DiskFault Fault { get; set; }

    /// <summary>
    /// Steps of synchronisation that failed: the content that they should have made durable may be lost, whatever later ones say. Systems
    /// forget what they could not write; of folders they do not.
    /// </summary>
    public ISet<int> FailedSyncs { get; } = new SortedSet<int>();

    /// <summary>Paths of the files.</summary>
    public IReadOnlyList<string> Paths => [.. _entries.Keys];

    /// <summary>A disk with the same files and folders and no past.</summary>
    public SimulatedDisk Copy()
    {
        var copy = new SimulatedDisk();
        copy._folders.UnionWith(_folders);
        foreach (string path in _entries.Keys)
            copy.Put(path, Read(path)!);
        return copy;
    }

    /// <summary>A disk with the same files, whose past is that they were made durable: what comes then can be cut short.</summary>
    public SimulatedDisk WithPast()
    {
        var copy = new SimulatedDisk();
        using (copy.Lock(""))
        {
            foreach (string folder in _folders)
                copy.CreateFolder(folder);
            foreach (string path in _entries.Keys)
            {
                copy.Write(path, Read(path));
                copy.SyncFile(path);
            }

            foreach (string folder in _folders)
                copy.SyncFolder(folder);
        }

        return copy;
    }

    /// <summary>Puts a file there behind everybody's back.</summary>
    public void Put(string path, byte[] bytes)
    {
        if (!_entries.ContainsKey(path))
            _entries[path] = ++_lastFile;
        _files[_entries[path]] = [.. bytes];
    }

    /// <summary>Makes a folder behind everybody's back.</summary>
    public void PutFolder(string folder) => _folders.Add(folder);

    /// <summary>Takes a file away behind everybody's back.</summary>
    public void Remove(string path) => _entries.Remove(path);

    /// <inheritdoc/>
    public byte[]? Read(string path) => _entries.TryGetValue(path, out int file) ? [.. _files[file]] : null;

    /// <inheritdoc/>
    public Stream? OpenRead(string path) => Read(path) is byte[] bytes ? new MemoryStream(bytes, writable: false) : null;

    /// <inheritdoc/>
    public long? Length(string path) => _entries.TryGetValue(path, out int file) ? _files[file].Length : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        string prefix = folder.Length > 0 ? folder + "/" : "";
        return
        [
            .. _entries.Keys.Where(path => path.StartsWith(prefix, StringComparison.Ordinal))
                .Select(path => path[prefix.Length..]).Where(name => !name.Contains('/', StringComparison.Ordinal)),
        ];
    }

    /// <inheritdoc/>
    public void CreateFolder(string folder)
    {
        if (!_folders.Contains(folder))
            Do(new DiskStep(DiskStepKind.MakeFolder, folder, "", 0, 0, []));
    }

    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        byte[] content = bytes.ToArray();
        if (!_entries.ContainsKey(path))
        {
            var make = new DiskStep(DiskStepKind.Make, path, "", ++_lastFile, 0, []);
            if (!_folders.Contains(make.Folder))
                throw new DirectoryNotFoundException($"{path}: there is no such folder.");
            Do(make);
        }

        Do(new DiskStep(DiskStepKind.Write, path, "", _entries[path], 0, content));
    }

    /// <inheritdoc/>
    public void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes)
    {
        int file = Existing(path);
        Assert.InRange(offset, 0, _files[file].Length);
        Do(new DiskStep(DiskStepKind.WriteAt, path, "", file, (int)offset, bytes.ToArray()));
    }

    /// <inheritdoc/>
    public void Truncate(string path, long length) =>
        Do(new DiskStep(DiskStepKind.Truncate, path, "", Existing(path), (int)length, []));

    /// <inheritdoc/>
    public void Rename(string from, string to) => Do(new DiskStep(DiskStepKind.Rename, from, to, Existing(from), 0, []));

    /// <inheritdoc/>
    public void Delete(string path)
    {
        if (_entries.TryGetValue(path, out int file))
            Do(new DiskStep(DiskStepKind.Delete, path, "", file, 0, []));
    }

    /// <inheritdoc/>
    public void SyncFile(string path) => Do(new DiskStep(DiskStepKind.SyncFile, path, "", Existing(path), 0, []));

    /// <inheritdoc/>
    public void SyncFolder(string folder) => Do(new DiskStep(DiskStepKind.SyncFolder, folder, "", 0, 0, []));

    /// <inheritdoc/>
    public IDisposable Lock(string path)
    {
        Assert.False(_locked, "the lock is asked for while it is held");
        _locked = true;
        return new Held(this);
    }

    private int Existing(string path) =>
        _entries.TryGetValue(path, out int file) ? file : throw new FileNotFoundException($"{path}: there is no such file.");

    private void Do(DiskStep step)
    {
        Assert.True(_locked, $"{step} without the lock");
        bool fails = _steps.Count == FailingStep;
        if (fails)
            FailingStep = -1;
        if (fails && step.Synchronises)
            FailedSyncs.Add(_steps.Count);
        else if (fails && Fault == DiskFault.Before)
            throw new IOException($"The disk fails before {step}.");
        else if (fails && Fault == DiskFault.Halfway)
            step = step with { Bytes = step.Bytes[..(step.Bytes.Length / 2)] };
        _steps.Add(step);
        Apply(step);
        if (fails)
            throw new IOException($"The disk fails after {step}.");
    }

    private void Apply(DiskStep step)
    {
        if (step.Kind == DiskStepKind.MakeFolder)
            _folders.Add(step.Path);
        else if (step.ChangesContent)
            _files[step.File] = step.ContentAfter(_files[step.File]);
        else if (step.Kind == DiskStepKind.Make)
            _files[step.File] = [];
        step.ChangeEntries(_entries);
    }

    private sealed class Held(SimulatedDisk disk) : IDisposable
    {
        public void Dispose() => disk._locked = false;
    }
}
