namespace DigitalTwin.Runs.Storage;

/// <summary>
/// Keeps a run in a folder: <c>root</c>, the one before it as <c>root.previous</c>, the <c>log</c>, and a file a checkpoint in
/// <c>objects</c>.
/// Whatever it has answered <see cref="StoreStatus.Done"/> to survives the end of the process and of the machine's power at any instant.
/// </summary>
/// <remarks>
/// <para>
/// Several processes may open one folder. The lock is held during a request only; what keeps them apart is the epoch in the root, which
/// every change reads anew.
/// </para>
/// <para>
/// Epochs never repeat, even when the newest root is lost: the next one is beyond that root's, beyond any that a root lost since can
/// have given (<see cref="RootFile"/>), and beyond any in the log.
/// </para>
/// </remarks>
public sealed class FileStore : IRunStore
{
    private const string LockFile = "lock";

    private readonly IFileSystem _files;
    private readonly ulong _run;
    private readonly RootFile _root;
    private readonly LogFile _log;
    private readonly ObjectFiles _objects;
    private readonly IReadOnlyList<string> _companions;

    /// <summary>Opens the store of a run; changes nothing before the first request.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="companions">As below.</param>
    public FileStore(string folder, ulong run, params IReadOnlyList<string> companions)
        : this(new DiskFileSystem(folder), run, companions)
    {
    }

    /// <summary>Opens the store of a run on a file system; changes nothing before the first request.</summary>
    /// <param name="files">The run's folder.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="companions">
    /// Files beside it, by their paths from the folder, of which the host's attachments say how far they go: where they are there, they
    /// are made durable before each checkpoint is.
    /// </param>
    public FileStore(IFileSystem files, ulong run, params IReadOnlyList<string> companions)
    {
        _files = files;
        _run = run;
        _companions = companions;
        _root = new RootFile(files, run);
        _log = new LogFile(files, run);
        _objects = new ObjectFiles(files, run);
    }

    /// <summary>Whether a folder holds the store of a run, whatever its state.</summary>
    public static bool IsIn(string folder) =>
        File.Exists(Path.Combine(folder, RootFile.Name)) || File.Exists(Path.Combine(folder, RootFile.Previous));

    /// <inheritdoc/>
    public StoreReply Handle(StoreRequest request)
    {
        try
        {
            using IDisposable held = request is ReadLogRequest or ReadObjectRequest ? _files.LockToRead(LockFile) : _files.Lock(LockFile);
            return Answer(request);
        }
        catch (StoreDamageException e)
        {
            Forget();
            return StoreRules.Refuse(StoreStatus.Damaged, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Forget();
            return StoreRules.Refuse(StoreStatus.Unknown, e.Message);
        }
    }

    private StoreReply Answer(StoreRequest request) => request switch
    {
        TakeEpochRequest take => TakeEpoch(take),
        ReadLogRequest read => ReadLog(read),
        ReadObjectRequest read => _objects.Read(read.Name),
        AppendLogRequest append => Fenced(append.Epoch, root => _log.Append(root, append)),
        SetTargetRequest target => Fenced(target.Epoch, root => SetTarget(root, target.Target)),
        WriteObjectsRequest write => Fenced(write.Epoch, root => _objects.Write(root, write)),
        PublishRequest publish => Fenced(publish.Epoch, root => Publish(root, publish.Checkpoint)),
        _ => throw new ArgumentException($"{request.GetType().Name} is no request that a store knows.", nameof(request)),
    };

    private StoreReply Fenced(int epoch, Func<RunRoot, StoreReply> change)
    {
        RunRoot? root = _root.Read();
        return StoreRules.Fence(root, epoch) ?? change(root!);
    }

    private StoreReply TakeEpoch(TakeEpochRequest request)
    {
        var notices = new List<string>();
        RunRoot root = _root.Find(notices, out bool newest) ?? Create();
        if (StoreRules.Outdated(root, request) is StoreReply outdated)
            return outdated;
        if (root.Epoch == 0)
            _log.Create();
        LogTail log = _log.Recover(root, notices);
        if (newest && log.Epoch > root.Epoch)
        {
            notices.Add(
                $"{_files.Folder}/{RootFile.Name}: it is of epoch {root.Epoch}, older than the log, which knows epoch {log.Epoch}.");
        }

        int epoch = Math.Max(root.Epoch + (newest ? 1 : 2), log.Epoch + 1);
        bool skips = epoch > root.Epoch + 1;
        root.Epoch = epoch;
        _files.CreateFolder(ObjectFiles.Folder);
        if (!newest)
            _root.ReplaceDamaged(root);
        else if (skips)
            _root.Replace(root);
        _root.Replace(root);
        return new StoreReply(StoreStatus.Done) { Root = root, LogLength = log.Entries, Notices = notices };
    }

    private RunRoot Create()
    {
        if (_log.HasContent() || _objects.Any())
        {
            throw new StoreDamageException(
                $"{_files.Folder}/{RootFile.Name}: the file is gone, and so is {RootFile.Previous}, but a run's log or objects are there. "
                + "Put a copy of it in its place, or begin the run again in an empty folder.");
        }

        var root = new RunRoot { Run = _run };
        _root.Create(root);
        return root;
    }

    private StoreReply ReadLog(ReadLogRequest request)
    {
        var notices = new List<string>();
        (List<LogEntry> entries, long length) = _log.Read(request.From, ReadableRoot(), notices);
        return new StoreReply(StoreStatus.Done) { Entries = entries, LogLength = length, Notices = notices };
    }

    /// <summary>The root, to compare the log with; null where none can be read, which is said when an epoch is taken.</summary>
    private RunRoot? ReadableRoot()
    {
        try
        {
            return _root.Find([], out _);
        }
        catch (StoreDamageException)
        {
            return null;
        }
    }

    private StoreReply SetTarget(RunRoot root, long target)
    {
        root.Target = target;
        _root.Replace(root);
        return StoreReply.Done;
    }

    private StoreReply Publish(RunRoot root, Checkpoint checkpoint)
    {
        if (!checkpoint.Equals(root.Newest))
        {
            StoreReply? refusal = StoreRules.OutOfTurn(root, checkpoint, _log.DurableEntries(root)) ?? _objects.Settle(root, checkpoint);
            if (refusal is not null)
                return refusal;
            foreach (string companion in _companions.Where(file => _files.Length(file) is not null))
                _files.SyncFile(companion);
            root.Publish(checkpoint);
        }

        _root.Replace(root);
        _objects.Sweep(root);
        return StoreReply.Done;
    }

    private void Forget()
    {
        _log.Forget();
        _objects.Forget();
    }
}
