using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Identity;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Engine.Storage;

/// <summary>
/// The objects of a run's checkpoints, a file each. They are made durable together, when a checkpoint that names them is published:
/// until then no root names them, and one that a crash has torn is only rubbish.
/// </summary>
internal sealed class ObjectFiles(IFileSystem files, ulong run)
{
    /// <summary>Name of the folder.</summary>
    public const string Folder = "objects";

    /// <summary>Digests of the objects that were written from here and are not known to be durable.</summary>
    private readonly SortedDictionary<string, ulong> _written = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a synchronisation has failed. A system may then take for written what is not, and a second one finds nothing to do: what
    /// no root names yet has to be written again.
    /// </summary>
    private bool _syncFailed;

    /// <summary>Whether there are any files of objects.</summary>
    public bool Any() => files.List(Folder).Count > 0;

    /// <summary>Reads an object.</summary>
    public StoreReply Read(string name)
    {
        if (StoreRules.Misnamed(name) is StoreReply refusal)
            return refusal;
        string path = PathOf(name);
        if (files.Read(path) is not byte[] bytes)
            return StoreRules.Refuse(StoreStatus.Missing, $"{files.Folder}/{path}: the file is not there.");
        try
        {
            return new StoreReply(StoreStatus.Done) { Bytes = StoredFile.Open(bytes, StoredFile.Object, run, name) };
        }
        catch (CanonicalFormatException e)
        {
            return StoreRules.Refuse(StoreStatus.Damaged, $"{files.Folder}/{path}: {e.Message}");
        }
    }

    /// <summary>Writes an object. One that is damaged is written anew, unless a checkpoint wants other content.</summary>
    public StoreReply Write(RunRoot root, WriteObjectRequest request)
    {
        StoreReply standing = Read(request.Name);
        if (standing.Status == StoreStatus.Conflict)
            return standing;
        ulong digest = Digest.Of(request.Bytes.Span).Value;
        bool same = standing.Status == StoreStatus.Done && standing.Bytes.Span.SequenceEqual(request.Bytes.Span);
        if (!same && (standing.Status == StoreStatus.Done || IsWantedOtherwise(root, request.Name, digest)))
            return StoreRules.Refuse(StoreStatus.Conflict, $"Object {request.Name} stands already with other content.");
        if (!same)
            files.Write(PathOf(request.Name), StoredFile.Seal(StoredFile.Object, run, request.Name, request.Bytes));
        _written[request.Name] = digest;
        return StoreReply.Done;
    }

    /// <summary>Makes the objects of a checkpoint durable.</summary>
    /// <param name="root">The root before it.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <returns>The refusal, if one is missing, damaged or another than the checkpoint names.</returns>
    public StoreReply? Settle(RunRoot root, Checkpoint checkpoint)
    {
        foreach ((string name, ulong digest) in checkpoint.Objects)
        {
            if (Fault(name, digest) is string fault)
                return StoreRules.Incomplete(checkpoint, name, fault);
        }

        foreach ((string name, _) in checkpoint.Objects)
        {
            if (_syncFailed && !StoreRules.Names(root, name))
                files.Write(PathOf(name), files.Read(PathOf(name)));
        }

        _syncFailed = true;
        foreach ((string name, _) in checkpoint.Objects)
            files.SyncFile(PathOf(name));
        files.SyncFolder(Folder);
        _syncFailed = false;
        return null;
    }

    /// <summary>Deletes what a root does not name. What cannot be deleted now is deleted after the next checkpoint.</summary>
    public void Sweep(RunRoot root)
    {
        _written.Clear();
        var named = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Checkpoint? checkpoint in (ReadOnlySpan<Checkpoint?>)[root.Newest, root.Predecessor])
            named.UnionWith(checkpoint?.Objects.Select(wanted => FileOf(wanted.Name)) ?? []);
        try
        {
            foreach (string file in files.List(Folder))
            {
                if (!named.Contains(file))
                    files.Delete($"{Folder}/{file}");
            }
        }
        catch (IOException)
        {
            // The checkpoint is published; its predecessor's objects take room until the next.
        }
    }

    /// <summary>Forgets what was written from here.</summary>
    public void Forget() => _written.Clear();

    private static bool IsWantedOtherwise(RunRoot root, string name, ulong digest) =>
        (root.Newest?.Objects ?? []).Concat(root.Predecessor?.Objects ?? []).Any(named => named.Name == name && named.Digest != digest);

    private static string PathOf(string name) => $"{Folder}/{FileOf(name)}";

    /// <summary>A tilde cannot be part of a name, so that no two names are of one file.</summary>
    private static string FileOf(string name) => name.Replace('/', '~');

    private string? Fault(string name, ulong digest)
    {
        if (StoreRules.Misnamed(name) is not null)
            return "has no name that an object can have";
        if (_written.TryGetValue(name, out ulong written) && files.Length(PathOf(name)) is not null)
            return written == digest ? null : "is another one than it names";
        StoreReply reply = Read(name);
        if (reply.Status != StoreStatus.Done)
            return reply.Status == StoreStatus.Missing ? "is missing" : "is damaged";
        return Digest.Of(reply.Bytes.Span).Value == digest ? null : "is another one than it names";
    }
}
