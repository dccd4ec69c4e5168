using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Engine.Outputs;

/// <summary>Writes the hourly figures of the zones.</summary>
public sealed class ZoneCsvWriter(string path, WorldView view) : CsvSink(path, Header)
{
    private const string Header =
        "tick,utc,zone,price_usd_mwh,load_mw,served_mw,unserved_mw,output_mw,charging_mw,curtailed_mw,"
        + "net_export_mw,external_import_mw,headroom_mw,reserve_mw,cost_usd,co2_t";

    /// <inheritdoc/>
    public override void Take(in TickCommit commit)
    {
        string instant = view.Instant(commit.Tick);
        for (int i = 0; i < commit.Reports.Length; i++)
        {
            GridReport report = commit.Reports.Span[i];
            First(commit.Tick);
            Next(instant);
            Next(view.World.Zones[i].Id);
            Next(report.Outcome.PriceUsdPerMwh);
            Next(report.LoadWantedMw);
            Next(report.LoadServedMw);
            Next(report.UnservedMw);
            Next(report.OutputMw);
            Next(report.ChargingMw);
            Next(report.CurtailedMw);
            Next(report.Outcome.NetPositionMw);
            Next(report.ExternalImportMw);
            Next(report.Outcome.HeadroomMw);
            Next(report.ReserveMw);
            Next(report.CostUsd);
            Next(report.Co2Tonnes);
            EndLine();
        }
    }
}
