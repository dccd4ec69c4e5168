namespace DigitalTwin.Runs.Storage;

/// <summary>
/// The objects of a run's checkpoints, a file a checkpoint. It is made durable when the checkpoint that names its objects is published:
/// until then no root names them, and what a crash has torn is only rubbish.
/// </summary>
internal sealed class ObjectFiles(IFileSystem files, ulong run)
{
    /// <summary>Name of the folder.</summary>
    public const string Folder = "objects";

    /// <summary>The file that was last written to; null where it has to be looked through.</summary>
    private (string Name, ObjectPack Pack)? _known;

    /// <summary>
    /// Whether a synchronisation has failed. A system may then take for written what is not, and a second one finds nothing to do: what
    /// no root names yet has to be written again.
    /// </summary>
    private bool _syncFailed;

    /// <summary>Where objects are sealed before they are written: hundreds of kilobytes, kept from one checkpoint to the next.</summary>
    private CanonicalWriter _sealed = new(0);

    /// <summary>Whether there are any files of objects.</summary>
    public bool Any() => files.List(Folder).Count > 0;

    /// <summary>Reads an object.</summary>
    public StoreReply Read(string name)
    {
        if (StoreRules.Misnamed(name) is StoreReply refusal)
            return refusal;
        string path = PathOf(ObjectPack.NameOf(name));
        if (files.Read(path) is not byte[] bytes)
            return StoreRules.Refuse(StoreStatus.Missing, $"{files.Folder}/{path}: the file is not there.");
        var pack = ObjectPack.Of(bytes, run, ObjectPack.NameOf(name));
        if (pack.PlaceOf(name) is var (offset, length))
            return new StoreReply(StoreStatus.Done)
            {
                Bytes = StoredFile.Open(bytes.AsMemory(offset, length), StoredFile.Object, run, name),
            };
        return pack.Fault is string fault
            ? StoreRules.Refuse(StoreStatus.Damaged, $"{files.Folder}/{path}, {fault}")
            : StoreRules.Refuse(StoreStatus.Missing, $"{files.Folder}/{path}: object {name} is not in it.");
    }

    /// <summary>Writes objects. One that is damaged is written anew, unless a checkpoint wants other content.</summary>
    public StoreReply Write(RunRoot root, WriteObjectsRequest request)
    {
        if (StoreRules.Misnamed(request.Objects) is StoreReply refusal)
            return refusal;
        ulong[] digests = [.. request.Objects.Select(written => Digest.Of(written.Bytes.Span).Value)];
        ILookup<string, int> packs = Enumerable.Range(0, digests.Length)
            .ToLookup(i => ObjectPack.NameOf(request.Objects[i].Name), StringComparer.Ordinal);
        foreach (IGrouping<string, int> written in packs)
        {
            ObjectPack pack = PackOf(written.Key);
            SortedDictionary<string, ulong> wanted = WantedOf(root, written.Key);
            foreach (int i in written)
            {
                string name = request.Objects[i].Name;
                ulong? standing = pack.DigestOf(name) ?? (wanted.TryGetValue(name, out ulong digest) ? digest : null);
                if (standing is not null && standing != digests[i])
                    return StoreRules.Taken(name);
            }
        }

        foreach (IGrouping<string, int> written in packs)
            Append(written.Key, written.Select(i => (request.Objects[i], digests[i])));
        return StoreReply.Done;
    }

    /// <summary>Makes the objects of a checkpoint durable.</summary>
    /// <param name="root">The root before it.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <returns>The refusal, if one is missing, damaged or another than the checkpoint names.</returns>
    public StoreReply? Settle(RunRoot root, Checkpoint checkpoint)
    {
        (string Name, ObjectPack Pack)? looked = null; // into a file once, and not once an object
        foreach ((string name, ulong digest) in checkpoint.Objects)
        {
            if (StoreRules.Misnamed(name) is not null)
                return StoreRules.Incomplete(checkpoint, name, "has no name that an object can have");
            string file = ObjectPack.NameOf(name);
            if (looked?.Name != file)
                looked = (file, PackOf(file));
            if (FaultOf(looked.Value.Pack, name, digest) is string fault)
                return StoreRules.Incomplete(checkpoint, name, fault);
        }

        SortedSet<string> packs = PacksOf(checkpoint), named = PacksOf(root.Newest, root.Predecessor);
        foreach (string pack in packs)
        {
            if (_syncFailed && !named.Contains(pack))
                files.Write(PathOf(pack), files.Read(PathOf(pack)));
        }

        _syncFailed = true;
        foreach (string pack in packs)
            files.SyncFile(PathOf(pack));
        files.SyncFolder(Folder);
        _syncFailed = false;
        return null;
    }

    /// <summary>Deletes what a root does not name. What cannot be deleted now is deleted after the next checkpoint.</summary>
    public void Sweep(RunRoot root)
    {
        Forget();
        SortedSet<string> named = PacksOf(root.Newest, root.Predecessor);
        try
        {
            foreach (string file in files.List(Folder))
            {
                if (!named.Contains(file))
                    files.Delete(PathOf(file));
            }
        }
        catch (IOException)
        {
            // The checkpoint is published; its predecessor's objects take room until the next.
        }
    }

    /// <summary>Forgets what was written from here.</summary>
    public void Forget() => _known = null;

    /// <summary>The objects in a file that a root names, by name.</summary>
    private static SortedDictionary<string, ulong> WantedOf(RunRoot root, string pack)
    {
        var wanted = new SortedDictionary<string, ulong>(StringComparer.Ordinal);
        foreach ((string name, ulong digest) in (root.Newest?.Objects ?? []).Concat(root.Predecessor?.Objects ?? []))
        {
            if (name.StartsWith(pack, StringComparison.Ordinal) && ObjectPack.NameOf(name) == pack)
                wanted[name] = digest;
        }

        return wanted;
    }

    private static SortedSet<string> PacksOf(params ReadOnlySpan<Checkpoint?> checkpoints)
    {
        var packs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Checkpoint? checkpoint in checkpoints)
            packs.UnionWith(checkpoint?.Objects.Select(named => ObjectPack.NameOf(named.Name)) ?? []);
        return packs;
    }

    private static string PathOf(string pack) => $"{Folder}/{pack}";

    /// <summary>What the file of a pack holds, looked through only where it is not known.</summary>
    private ObjectPack PackOf(string name)
    {
        if (_known is var (known, pack) && known == name && files.Length(PathOf(name)) == pack.End)
            return pack;
        return files.Read(PathOf(name)) is byte[] bytes ? ObjectPack.Of(bytes, run, name) : new ObjectPack(name);
    }

    private void Append(string packName, IEnumerable<(StoredObject Object, ulong Digest)> objects)
    {
        ObjectPack pack = PackOf(packName);
        string path = PathOf(packName);
        int end = pack.End;
        _sealed.Reset();
        foreach ((StoredObject written, ulong digest) in objects)
        {
            if (pack.DigestOf(written.Name) is not null)
                continue;
            int start = _sealed.Written.Length;
            StoredFile.Seal(StoredFile.Object, run, written.Name, written.Bytes, ref _sealed);
            pack.Add(written.Name, _sealed.Written.Length - start, digest);
        }

        ReadOnlySpan<byte> content = _sealed.Written;
        _known = null;
        if (end == 0)
        {
            files.Write(path, content);
        }
        else if (!content.IsEmpty)
        {
            if (files.Length(path) > end)
                files.Truncate(path, end);
            files.WriteAt(path, end, content);
        }

        _known = (packName, pack);
    }

    private static string? FaultOf(ObjectPack pack, string name, ulong digest)
    {
        if (pack.DigestOf(name) is ulong standing)
            return standing == digest ? null : "is another one than it names";
        return pack.Fault is null ? "is missing" : "is damaged";
    }
}
