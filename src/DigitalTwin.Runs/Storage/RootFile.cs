namespace DigitalTwin.Runs.Storage;

/// <summary>
/// The file of a run's root, and the one before it, which is used when the newest cannot be read. A root is replaced in one step:
/// a draft is made durable, the root becomes the one before, the draft becomes the root.
/// </summary>
/// <remarks>
/// Two roots that follow each other are at most one epoch apart; where they would be more, the new one is written twice. An epoch that
/// is two beyond the one before is therefore beyond any that a lost root has given.
/// </remarks>
internal sealed class RootFile(IFileSystem files, ulong run)
{
    /// <summary>Name of the file.</summary>
    public const string Name = "root";

    /// <summary>Name of the file of the root before it.</summary>
    public const string Previous = "root.previous";

    private const string Draft = "root.draft";
    private const string SetAside = "root.damaged";
    private const string Fix = "Put a copy of it in its place, or begin the run again in an empty folder.";

    private byte[]? _bytes;
    private RunRoot? _root;

    /// <summary>Whether a replacement from here failed, so that it is known why there may be no root.</summary>
    private bool _interrupted;

    /// <summary>The root; null where there is none, of either name.</summary>
    /// <exception cref="StoreDamageException">There is one that cannot be read.</exception>
    public RunRoot? Read()
    {
        UndoInterrupted();
        byte[]? bytes = files.Read(Name);
        if (bytes is not null && _bytes is not null && bytes.AsSpan().SequenceEqual(_bytes))
            return _root!.Copy();
        if (bytes is null && files.Length(Previous) is null)
            return null;
        if (TryRead(bytes, out string fault) is not RunRoot root)
        {
            throw new StoreDamageException(
                $"{files.Folder}/{Name}: {fault}. Nothing is changed until an epoch is taken: resume the run.");
        }

        Remember(bytes!, root);
        return root.Copy();
    }

    /// <summary>The root to go on from: the newest that can be read.</summary>
    /// <param name="notices">Receives what could not be read and what is used instead.</param>
    /// <param name="newest">Whether it is the newest, and not the one before.</param>
    /// <returns>The root; null where there is none.</returns>
    /// <exception cref="StoreDamageException">There are files of roots, and none can be read.</exception>
    public RunRoot? Find(List<string> notices, out bool newest)
    {
        UndoInterrupted();
        byte[]? bytes = files.Read(Name);
        byte[]? previousBytes = files.Read(Previous);
        newest = true;
        if (bytes is null && previousBytes is null)
            return null;
        if (TryRead(bytes, out string fault) is RunRoot root)
            return root;
        newest = false;
        if (TryRead(previousBytes, out string previousFault) is not RunRoot previous)
        {
            throw new StoreDamageException(
                $"{files.Folder}/{Name}: {fault}; and {Previous}: {previousFault}. {Fix}");
        }

        string reached = previous.Newest is Checkpoint checkpoint ? $"the checkpoint of tick {checkpoint.Tick}" : "no checkpoint yet";
        notices.Add(
            $"{files.Folder}/{Name}: {fault}. {Previous} is used instead: epoch {previous.Epoch}, target {previous.Target}, {reached}."
            + (bytes is null ? "" : $" The damaged file is kept as {SetAside}."));
        return previous;
    }

    /// <summary>Makes the first root of a run.</summary>
    public void Create(RunRoot root)
    {
        files.Write(Draft, Bytes(root));
        files.SyncFile(Draft);
        files.Rename(Draft, Name);
        files.SyncFolder("");
    }

    /// <summary>Replaces the root, durably.</summary>
    public void Replace(RunRoot root)
    {
        byte[] bytes = Bytes(root);
        _bytes = null;
        files.Write(Draft, bytes);
        files.SyncFile(Draft);
        _interrupted = true;
        files.Rename(Name, Previous);
        files.Rename(Draft, Name);
        _interrupted = false;
        files.SyncFolder("");
        Remember(bytes, root.Copy());
    }

    /// <summary>Replaces a root that cannot be read, durably, and keeps its file for those who want to know.</summary>
    public void ReplaceDamaged(RunRoot root)
    {
        if (files.Length(Name) is not null)
            files.Rename(Name, SetAside);
        Create(root);
    }

    private void UndoInterrupted()
    {
        if (_interrupted && files.Length(Name) is null && files.Length(Previous) is not null)
            files.Rename(Previous, Name);
        _interrupted = false;
    }

    private RunRoot? TryRead(byte[]? bytes, out string fault)
    {
        fault = "the file is gone";
        if (bytes is null)
            return null;
        try
        {
            var root = new RunRoot();
            StateBytes.Read(root, StoredFile.Open(bytes, StoredFile.Root, run, ""));
            return root;
        }
        catch (CanonicalFormatException e)
        {
            fault = e.Message.TrimEnd('.');
            return null;
        }
    }

    private byte[] Bytes(RunRoot root) => StoredFile.Seal(StoredFile.Root, run, "", StateBytes.Of(root));

    private void Remember(byte[] bytes, RunRoot root)
    {
        _bytes = bytes;
        _root = root;
    }
}
