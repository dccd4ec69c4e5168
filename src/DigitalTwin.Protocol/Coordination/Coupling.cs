using DigitalTwin.Clearing;
using DigitalTwin.Clearing.Problem;
using DigitalTwin.Protocol.Checkpoints;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>The market coupling: clears all grids of a tick at once and says what each could still have served.</summary>
/// <remarks>The clearing has one canonical answer that depends on the tick's offers alone, so the solver's memory is no state.</remarks>
public sealed partial class Coupling
{
    private readonly WorldSpec _world;
    private readonly ZonalNetwork _network;
    [State] private readonly ActiveEffects[] _impositions;

    // By line; null for those that nobody can widen.
    [State] private readonly CongestionRentRecord?[] _corridors;
    [State(If = nameof(HasCorridors))] private long _sequence;

    [NotState("Filled from the offers before it is read.")]
    private readonly ZonalMarket _market;

    [NotState("Its answer depends on the offers alone; its memory makes it fast, not different.")]
    private readonly ZonalSolver _solver;

    [NotState("Filled by the solver before it is read.")]
    private readonly ZonalResult _result;

    [NotState("Buffers.")]
    private readonly Headroom _headroom;

    [NotState("Filled before it is read.")]
    private readonly double[] _spareMw;

    [NotState("Filled before it is read.")]
    private readonly double[] _headroomMw;

    [NotState("Filled before it is read.")]
    private readonly double[] _imbalanceMw;

    [NotState("The state of the coupling in the order of calls, which the coordinator's state implies.")]
    private readonly CallGate _gate = new();

    [NotState("What was answered last, for a repeated call.")]
    private ClearReply? _reply;

    [NotState("The last call, to distinguish a repeated one from one with other input.")]
    private ClearRequest _last;

    [NotState("The state that the scenario made; never changes.")]
    private byte[]? _asMade;

    [NotState("Buffer.")]
    private CanonicalWriter _writer = new(1024);

    /// <summary>Creates the coupling of a world.</summary>
    public Coupling(WorldSpec world)
    {
        _world = world;
        _network = NetworkOf(world);
        _market = new ZonalMarket(_network);
        _solver = new ZonalSolver(_network);
        _result = new ZonalResult(_network);
        _headroom = new Headroom(_network);
        _impositions = [.. world.Lines.Select(_ => new ActiveEffects())];
        (_corridors, _owners) = CorridorsOf(world);
        _spareMw = new double[world.Zones.Length];
        _headroomMw = new double[world.Zones.Length];
        _imbalanceMw = new double[world.Zones.Length];
    }

    /// <summary>The problem that was cleared last; valid until the next.</summary>
    public ZonalMarket Market => _market;

    /// <summary>Takes a state: the only way in which one arrives. A repeated load of an epoch never rolls back.</summary>
    public ClearReply Load(in CouplingLoad load)
    {
        Admission admission = _gate.AdmitLoad(load.Run, load.Epoch, load.Tick);
        if (admission is not (Admission.New or Admission.Repeated))
            return Answer(load.Call, CallGate.Refusal(admission));
        if (admission == Admission.New)
        {
            _asMade ??= StateBytes.Of(this);
            try
            {
                if (load.Checkpoint.IsEmpty)
                    StateBytes.Read(this, _asMade);
                else
                    StateObject.Read(load.Checkpoint, load.Run, load.Tick, EntityIds.Coupling, this);
            }
            catch (CanonicalFormatException)
            {
                return Answer(load.Call, ReplyStatus.Unreadable);
            }

            _gate.Loaded(load.Run, load.Epoch, load.Tick, load.Checkpoint.IsEmpty ? Digest.None : EncodeState());
        }

        return Answer(load.Call, ReplyStatus.Done) with { Checkpoint = Save(load.Call, load.Saves) };
    }

    /// <summary>Clears the offers of one tick. A repeated call gets the stored reply.</summary>
    public ClearReply Handle(in ClearRequest request)
    {
        Admission admission = _gate.Admit(request.Call, request.Predecessor);
        if (admission == Admission.Repeated)
            return IsLast(request) ? _reply! : Answer(request.Call, ReplyStatus.Conflict);
        if (admission != Admission.New)
            return Answer(request.Call, CallGate.Refusal(admission));

        _gate.Break(); // until it is answered
        TakeMessages(request);
        ReadOnlySpan<NetSupplyCurve> curves = request.Curves.Span;
        FillMarket(request.Call.Tick, curves);
        _solver.Solve(_market, _result);
        Message[] outbox = RecordCorridors(request.Call.Tick);
        _gate.Done(request.Call, EncodeState());
        _last = request with { Curves = default };
        return _reply = new ClearReply(
            request.Call,
            ReplyStatus.Done,
            _gate.Digest,
            Outcomes(curves),
            [.. _result.FlowMw],
            NetworkResidualMw(),
            Save(request.Call, request.Saves))
        {
            Outbox = outbox,
        };
    }

    private bool HasCorridors => Array.Exists(_corridors, corridor => corridor is not null);

    private bool IsLast(in ClearRequest request) =>
        request.Predecessor == _last.Predecessor
        && request.Offers == _last.Offers
        && request.Saves == _last.Saves
        && request.Inbox.Span.SequenceEqual(_last.Inbox.Span);

    private ClearReply Answer(CallId call, ReplyStatus status) => new(call, status, _gate.Digest, [], [], 0, default);

    private ReadOnlyMemory<byte> Save(CallId call, bool saves) =>
        saves ? StateObject.Write(call.Run, call.Tick, EntityIds.Coupling, this) : default;

    private Digest EncodeState()
    {
        _writer.Reset();
        VisitState(ref _writer);
        return Digest.Of(_writer.Written);
    }

    /// <summary>Takes what is imposed on lines and what has been built of them.</summary>
    private void TakeMessages(in ClearRequest request)
    {
        foreach (ActiveEffects line in _impositions)
            line.Expire(request.Call.Tick);
        foreach (ref readonly Message message in request.Inbox.Span)
        {
            if (message.Payload is LineGrowthPayload grown)
            {
                Widen(grown.Growth);
                continue;
            }

            if (message.Payload is not EventPayload payload)
                throw new InvalidOperationException($"The coupling takes no message of kind {message.Payload.GetType().Name}.");
            for (int i = 0; i < _impositions.Length; i++)
            {
                if (_world.Lines[i].Id == payload.Imposition.Subject)
                    _impositions[i].Add(payload.Imposition with { Subject = "" });
            }
        }
    }

    private ZoneOutcome[] Outcomes(ReadOnlySpan<NetSupplyCurve> curves)
    {
        for (int zone = 0; zone < curves.Length; zone++)
            _spareMw[zone] = curves[zone].FirmExportMw - _result.NetPositionMw[zone];
        _headroom.Compute(_market, _result, _spareMw, _headroomMw);
        var outcomes = new ZoneOutcome[curves.Length];
        for (int zone = 0; zone < outcomes.Length; zone++)
        {
            outcomes[zone] = new ZoneOutcome(
                _result.PriceUsdPerMwh[zone],
                _result.NetPositionMw[zone],
                _result.MarginalPriceUsdPerMwh[zone],
                _result.MarginalFraction[zone],
                _headroomMw[zone],
                _spareMw[zone]);
        }

        return outcomes;
    }

    private static ZonalNetwork NetworkOf(WorldSpec world)
    {
        var index = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < world.Zones.Length; i++)
            index.Add(world.Zones[i].Id, i);
        var lines = new ZonalLine[world.Lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            LineSpec line = world.Lines[i];
            lines[i] = new ZonalLine(index[line.From], index[line.To], line.ReactancePu, line.Id);
        }

        return new ZonalNetwork(world.Zones.Length, lines, [.. world.Zones.Select(zone => zone.Id)]);
    }

    private void FillMarket(long tick, ReadOnlySpan<NetSupplyCurve> curves)
    {
        for (int zone = 0; zone < curves.Length; zone++)
        {
            NetSupplyCurve curve = curves[zone];
            _market.ClearZone(zone);
            _market.BaseMw[zone] = curve.BaseMw;
            foreach (Step step in curve.Steps)
                _market.AddStep(zone, step.PriceUsdPerMwh, step.QuantityMw);
        }

        for (int i = 0; i < _world.Lines.Length; i++)
        {
            LineSpec line = _world.Lines[i];
            double available = _impositions[i].Factor(EffectKind.LineDerate, tick);
            (double forwardMw, double reverseMw) = line.LimitsAt(tick);
            if (_corridors[i] is CongestionRentRecord corridor)
                (forwardMw, reverseMw) = (forwardMw + corridor.RaisedMw, reverseMw + corridor.RaisedMw);
            _market.SetLine(i, forwardMw * available, reverseMw * available, line.HurdleUsdPerMwh, line.LossShare);
        }
    }

    private double NetworkResidualMw()
    {
        _result.NetPositionMw.CopyTo(_imbalanceMw, 0);
        for (int i = 0; i < _world.Lines.Length; i++)
        {
            double flowMw = _result.FlowMw[i];
            double arrivingMw = flowMw * (1 - _world.Lines[i].LossShare);
            ZonalLine line = _network.Lines[i];
            _imbalanceMw[line.From] -= flowMw >= 0 ? flowMw : arrivingMw;
            _imbalanceMw[line.To] += flowMw >= 0 ? arrivingMw : flowMw;
        }

        double largestMw = 0;
        foreach (double imbalanceMw in _imbalanceMw)
            largestMw = Math.Max(largestMw, Math.Abs(imbalanceMw));
        return largestMw;
    }
}
