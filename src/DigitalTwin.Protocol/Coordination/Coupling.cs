using DigitalTwin.Clearing;
using DigitalTwin.Model.Market;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;
using DigitalTwin.Protocol.Encoding;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Identity;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>The market coupling: clears all grids of a tick at once and says what each could still have served.</summary>
/// <remarks>The clearing has one canonical answer that depends on the tick's offers alone, so the solver's memory is no state.</remarks>
public sealed class Coupling : IStateful
{
    private readonly WorldSpec _world;
    private readonly ZonalNetwork _network;
    private readonly double[] _lineAvailability;

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
        _lineAvailability = new double[world.Lines.Length];
        Array.Fill(_lineAvailability, 1.0);
        _spareMw = new double[world.Zones.Length];
        _headroomMw = new double[world.Zones.Length];
        _imbalanceMw = new double[world.Zones.Length];
    }

    /// <summary>Clears the offers of one tick.</summary>
    /// <param name="curves">One curve a zone, in the world's order.</param>
    public ClearReply Clear(ReadOnlySpan<NetSupplyCurve> curves)
    {
        FillMarket(curves);
        _solver.Solve(_market, _result);
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
                _headroomMw[zone]);
        }

        _writer.Reset();
        VisitState(ref _writer);
        return new ClearReply(outcomes, [.. _result.FlowMw], NetworkResidualMw(), Digest.Of(_writer.Written));
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct => visitor.Visit("line_availability", _lineAvailability);

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

    private void FillMarket(ReadOnlySpan<NetSupplyCurve> curves)
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
            double available = _lineAvailability[i];
            _market.SetLine(i, line.ForwardMw * available, line.ReverseMw * available, line.HurdleUsdPerMwh, line.LossShare);
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
