using RongTong.Text;

namespace RongTong.Web.Pages.Texts;

/// <summary>What stands on the pages of rounds, lists, batches and titles that end. Immutable.</summary>
internal static class ProgrammeTexts
{
    public static LocalizedText New { get; } = new("新开一个批次", "Open a round");

    public static LocalizedText Change { get; } = new("修改", "Change");

    public static LocalizedText None { get; } = new("还没有申报批次。", "There is no round yet.");

    public static LocalizedText NoneHelp { get; } = new("批次写明用哪个版本的标准、哪个地区、起止日期。开好以后，企业在首页就能看到。", "A round says by which edition, for which region and from when to when. Firms then find it on the start page.");

    public static LocalizedText NameZh { get; } = new("名称（中文）", "Name (Chinese)");

    public static LocalizedText NameEn { get; } = new("名称（英文）", "Name (English)");

    public static LocalizedText Edition { get; } = new("标准及版本", "Standard and edition");

    public static LocalizedText EditionHelp { get; } = new("有企业提交之后不能再改。", "Stays once a firm has handed in a sheet.");

    /// <summary>A heading in a list of editions.</summary>
    public static LocalizedText Of(Console.EditionKind kind) => kind switch
    {
        Console.EditionKind.Title => new("现行认定标准", "Titles, in force"),
        Console.EditionKind.ComingTitle => new("尚未施行的认定标准", "Titles, not yet in force"),
        Console.EditionKind.FormerTitle => new("以前的认定标准", "Titles, earlier editions"),
        _ => new("其他评价", "Other assessments"),
    };

    public static LocalizedText Region { get; } = new("地区（行政区划代码前 2、4 或 6 位；空为全部）", "Region (first 2, 4 or 6 digits of the division code; empty for all)");

    public static LocalizedText Kind { get; } = new("种类", "Kind");

    public static LocalizedText NewTitles { get; } = new("新认定", "new titles");

    public static LocalizedText Reexamination { get; } = new("复核", "re-examination");

    public static LocalizedText Opens { get; } = new("开始申报", "Opens");

    public static LocalizedText Closes { get; } = new("截止申报", "Closes");

    public static LocalizedText CountyBy { get; } = new("县级初审截止（不经县级则留空）", "Counties by (empty: not through counties)");

    public static LocalizedText CityBy { get; } = new("市级审核截止（不经市级则留空）", "Cities by (empty: not through cities)");

    public static LocalizedText DecideBy { get; } = new("认定截止", "To be decided by");

    public static LocalizedText Reviewers { get; } = new("评审事实须几人一致", "Reviewers who must state the same");

    public static LocalizedText DatesWrong { get; } = new("日期要按先后：开始、截止、县级、市级、认定。", "The days must follow each other: opens, closes, counties, cities, decided.");

    public static LocalizedText DayWrong { get; } = new("写成 2026-07-15。", "Write 2026-07-15.");

    public static LocalizedText NameWanted { get; } = new("请写名称。", "A name is needed.");

    public static LocalizedText ModelWrong { get; } = new("没有这个版本。", "There is no such edition.");

    public static LocalizedText RegionWrong { get; } = new("地区须在你的地区之内，写 2、4 或 6 位数字。", "The region must lie inside yours: 2, 4 or 6 digits.");

    public static LocalizedText OpenNow { get; } = new("开放申报", "open");

    public static LocalizedText Later { get; } = new("未开始", "not yet open");

    public static LocalizedText Over { get; } = new("已截止", "closed");

    public static LocalizedText Cases { get; } = new("提交", "Handed in");

    public static LocalizedText Visits { get; } = new("现场抽查", "Visits");

    public static LocalizedText VisitsHelp { get; } = new(
        "从判定符合的企业中抽取。种子最好取公开而事先不知道的数，如抽签日之后的开奖号码；结果根写在种子前面，谁也不能挑企业。判定离界线近的企业中签机会加倍以上。",
        "Drawn from the firms that meet the standard. Take a seed that is public and not known beforehand, such as a lottery number to come; the root over the results stands in front of it, so nobody can choose firms. Firms close to a line are drawn more often.");

    public static LocalizedText Seed { get; } = new("种子", "Seed");

    public static LocalizedText Share { get; } = new("比例（%）", "Share (%)");

    public static LocalizedText ByCity { get; } = new("每个市各抽", "Each city on its own");

    public static LocalizedText Draw { get; } = new("抽取", "Draw");

    public static LocalizedText SeedWanted { get; } = new("请写种子。", "A seed is needed.");

    public static LocalizedText ShareWrong { get; } = new("比例在 0 到 100 之间。", "The share must be between 0 and 100.");

    public static LocalizedText NothingToDraw { get; } = new("还没有判定符合的企业。", "No firm meets the standard yet.");

    public static LocalizedText Drawn(long firms, string at) => new($"{at} 抽取 {Count.Of(firms)} 家", $"{Count.Of(firms, "firm", "firms")} drawn, {at}");

    public static LocalizedText Publications { get; } = new("公布名单", "Published lists");

    public static LocalizedText PublicationsHelp { get; } = new("名单取已认定且符合、没有待核查异议的企业，公布后不再改动；结果根可用来核对每一家的结果。对已公布的认定有异议的，在企业的案件页登记。", "The list holds the firms decided to meet the standard against which no objection is open, and does not change once published; the root proves each result. Objections to what is published are taken down on the page of the case.");

    public static LocalizedText Publish { get; } = new("生成公布名单", "Publish the list");

    public static LocalizedText NothingToPublish { get; } = new("没有已认定符合、且没有待核查异议的企业。", "There is no firm decided to meet the standard against which no objection is open.");

    public static LocalizedText Published(long firms, string at) => new($"{at} 公布 {Count.Of(firms)} 家", $"{Count.Of(firms, "firm", "firms")} published, {at}");

    public static LocalizedText Root { get; } = new("结果根", "Root");

    public static LocalizedText DownloadCsv { get; } = new("下载 CSV", "Download CSV");

    public static LocalizedText ToInbox { get; } = new("进入收件箱", "To the inbox");

    public static LocalizedText ToStatistics { get; } = new("看统计", "Statistics");

    // Statistics.

    public static LocalizedText ByRegion { get; } = new("按地区", "By region");

    public static LocalizedText ByIndustry { get; } = new("按行业", "By industry");

    public static LocalizedText BySize { get; } = new("按规模", "By size");

    public static LocalizedText Binding { get; } = new("卡在哪一条", "What keeps firms out");

    public static LocalizedText BindingHelp { get; } = new("不符合的企业中，没有达到这一条的家数，和只差这一条的家数。", "Of the firms that do not meet the standard: how many miss this requirement, and how many miss it alone.");

    public static LocalizedText Only { get; } = new("只差这一条", "Miss it alone");

    public static LocalizedText Missed { get; } = new("未达到", "Miss it");

    public static LocalizedText SizeClass { get; } = new("规模", "Size");

    public static LocalizedText RegionCode { get; } = new("区划代码（市）", "Division code (city)");

    public static LocalizedText IndustryCode { get; } = new("行业大类代码", "Industry division code");

    public static LocalizedText OneGroup { get; } = new("各组都不足 10 家，不单列。", "All groups are under 10 firms and are not shown by themselves.");

    public static LocalizedText Applied { get; } = new("提交", "Handed in");

    public static LocalizedText Rate { get; } = new("符合率", "Rate");

    public static LocalizedText NotFiled { get; } = new("未填", "not stated");

    public static LocalizedText Others { get; } = new("其他（含不足 10 家的组）", "others (with groups under 10)");

    public static LocalizedText TooFew { get; } = new("不足 10 家，不列分组，免得认出单个企业。", "Under 10 firms: no groups are shown, so that no single firm can be recognised.");

    // Batches.

    public static LocalizedText BatchHelp { get; } = new("上传申报表（CSV 或 xlsx，一行一家），按所选版本逐行判定。与命令行的结果逐字节相同。", "Send in a table (CSV or xlsx, a firm a row); every row is decided by the edition chosen. The files are byte for byte those of the command line.");

    public static LocalizedText Table { get; } = new("申报表", "Table");

    public static LocalizedText Start { get; } = new("开始判定", "Start");

    public static LocalizedText TableWanted { get; } = new("请选择一个文件。", "Choose a file.");

    public static LocalizedText Busy { get; } = new("正在做的批次太多，请稍后再试。", "Too many batches are under way: try again later.");

    public static LocalizedText TooLarge { get; } = new("文件太大。", "The file is too large.");

    public static LocalizedText NoBatches { get; } = new("还没有批量认定。选好版本，上传申报表，判定的进度和结果就列在这里。", "There is no batch yet. Choose an edition and send in a table: progress and results will stand here.");

    public static LocalizedText Download { get; } = new("下载", "Download");

    public static LocalizedText Files { get; } = new("文件", "Files");

    public static LocalizedText CallOff { get; } = new("停止", "Call off");

    public static LocalizedText Asked { get; } = new("提交时间", "Asked for");

    public static LocalizedText State { get; } = new("状态", "State");

    public static LocalizedText Progress { get; } = new("进度", "Progress");

    public static LocalizedText Rows(long done, long total) => new($"{Count.Of(done)} / {Count.Of(total)} 行", $"{Count.Of(done)} of {Count.Of(total)} rows");

    public static LocalizedText Refreshes { get; } = new("每 3 秒自动刷新。", "Refreshes every 3 seconds.");

    // Titles that end.

    public static LocalizedText ExpiringHelp { get; } = new("由本系统公布的称号，按认定时版本写明的年限推算到期日。到期前应组织复核。", "Titles published here; the last day is counted by the edition they were given under. They are to be re-examined before.");

    public static LocalizedText From { get; } = new("从", "From");

    public static LocalizedText To { get; } = new("到", "to");

    public static LocalizedText Show { get; } = new("查看", "Show");

    public static LocalizedText Title { get; } = new("称号", "Title");

    public static LocalizedText LastDay { get; } = new("到期日", "Last day");

    public static LocalizedText NothingExpires { get; } = new("这段时间没有称号到期。名单公布以后，到期的称号列在这里；也可以换一段日期再看。", "No title ends within these days. Titles stand here once lists are published; or look at other days.");

    // Standards.

    public static LocalizedText StandardsHelp { get; } = new("每个版本的全文、依据和可信度。指纹随规则内容变化，写在每一份结果上。", "Every edition with its clauses and how sure they are. The fingerprint follows the rules and stands on every result.");

    public static LocalizedText Fingerprint { get; } = new("指纹", "Fingerprint");

    public static LocalizedText InForce { get; } = new("施行", "In force");

    // For firms.

    public static LocalizedText OpenRounds { get; } = new("正在申报", "Open for application");

    public static LocalizedText Until(string day) => new($"{day} 截止", $"until {day}");
}
