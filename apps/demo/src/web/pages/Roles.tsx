import { useState } from "react"
import { NewRole, type Role } from "../../api/Roles.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Confirm } from "../components/Confirm.js"
import { Focused } from "../components/Focused.js"
import { Field, Form } from "../components/Form.js"
import { Loading, Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const list = client.roles.list()

type Roles = ReadonlyArray<Role>

/** Shows the roles, and a notice of what has changed. */
type OnChange = (roles: Roles, said: string) => void

const One = ({ onChange, role }: { readonly role: Role; readonly onChange: OnChange }) => {
  const urlParams = { name: role.name }
  const assign = useAction(
    () => (role.assigned ? client.roles.unassign({ urlParams }) : client.roles.assign({ urlParams })),
    (roles) => onChange(roles, role.assigned ? `You are not ${role.name} any more.` : `You are ${role.name} now.`)
  )
  const remove = useAction(
    () => client.roles.delete({ urlParams }),
    (roles) => onChange(roles, `There is no role ${role.name} any more.`)
  )
  return (
    <li className="record">
      <p className="event-title">
        {role.name} {role.assigned && <span className="count">yours</span>}
      </p>
      <p className="note">{role.permissions.length === 0 ? "No permissions" : role.permissions.join(", ")}</p>
      <div className="row">
        <Button
          label={`${role.assigned ? "Take from me" : "Assign to me"}: ${role.name}`}
          isBusy={assign.isPending}
          onPress={() => assign.run(undefined)}
        >
          {role.assigned ? "Take from me" : "Assign to me"}
        </Button>
        <Confirm action={remove} label="Delete" what={role.name} question="Delete it for everybody?" />
      </div>
      {assign.refusal !== undefined && <Refused refusal={assign.refusal} />}
    </li>
  )
}

const Roles = () => {
  const roles = useLoaded(list)
  const [said, setSaid] = useState("")
  const [round, setRound] = useState(0)
  const onChange: OnChange = (now, said) => {
    roles.show(now)
    setSaid(said)
  }
  const create = useAction(
    (payload: typeof NewRole.Type) => client.roles.create({ payload }),
    (now) => {
      onChange(now, "The role is there.")
      setRound((n) => n + 1)
    }
  )
  return (
    <Page
      title="Roles"
      lead="All roles of the application, and which of them are yours. These calls need the application's secret: the server makes them."
      source={{ "features/Roles": ["listRoles", "createRole", "assignRole", "unassignRole", "deleteRole"] }}
    >
      <Card title="All roles">
        {said !== "" && (
          <Focused key={said}>
            <Notice kind="good">{said}</Notice>
          </Focused>
        )}
        <Loading refusal={roles.refusal} value={roles.value} />
        {roles.value?.length === 0 && <p className="note">There are none yet.</p>}
        <ul>
          {roles.value?.map((role) => (
            <One key={role.name} role={role} onChange={onChange} />
          ))}
        </ul>
      </Card>
      <Card title="A new role">
        {/* With another key the fields are empty again. */}
        <Form key={round} schema={NewRole} action={create} submit="Create the role">
          <Field name="name" label="Name" hint="As in editor" />
          <Field name="permissions" label="Permissions" hint="As in read, write; or none" />
        </Form>
      </Card>
    </Page>
  )
}

export default Roles
